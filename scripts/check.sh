#!/bin/sh
# Run every step, even after one failed, then print one summary that ends with pytest's own
# closing line. `quick` is what to run on every save; `full` is what belongs to a commit.
set -u
cd "$(dirname "$0")/.."
tier=${1:-full}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
PATH="$PWD/.venv/bin:$PATH"
export PATH
failed=0

# note NAME STATUS SECONDS: a line for the summary.
note() {
    verdict=ok
    [ "$2" -eq 0 ] || { verdict="FAILED ($2)"; failed=$((failed + 1)); }
    printf '  %-14s %4s s  %s\n' "$1" "$3" "$verdict" >>"$work/summary"
}

# step NAME COMMAND...: run it, keep its verdict.
step() {
    name=$1
    shift
    printf '== %s: %s\n' "$name" "$*"
    began=$(date +%s)
    status=0
    "$@" || status=$?
    note "$name" "$status" "$(($(date +%s) - began))"
}

# The closing line is held back (sed) and printed last, once; the log keeps it (tee).
tests() {
    printf '== tests: pytest %s\n' "$*"
    began=$(date +%s)
    { python -m pytest --color=no "$@" 2>&1; echo $? >"$work/status"; } |
        tee "$work/log" | sed -u '$d'
    note tests "$(cat "$work/status" 2>/dev/null || echo 1)" "$(($(date +%s) - began))"
}

step "ruff check" ruff check .
step "ruff format" ruff format --check .
step mypy mypy
step lint-imports lint-imports
step deptry deptry --no-ansi src
if [ -d web/node_modules ]; then
    step svelte-check npm --prefix web run --silent check
    step web-test npm --prefix web run --silent test
else
    printf '== svelte-check: left out, web/node_modules is not there (make setup says why)\n'
    note svelte-check 1 0
fi

set --
[ -z "${SEED:-}" ] || set -- "--randomly-seed=$SEED"
if [ "$tier" = quick ]; then
    for folder in tests/spec tests/tidy; do
        [ ! -d "$folder" ] || set -- "$@" "$folder"
    done
fi
tests "$@"

printf '\nSummary (%s)\n' "$tier"
cat "$work/summary"
seed=$(sed -n 's/^Using --randomly-seed=//p' "$work/log" | head -n 1)
[ -z "$seed" ] || printf '  this order of tests again: make test SEED=%s\n' "$seed"
[ "$failed" -eq 0 ] || printf '  %s step(s) failed\n' "$failed"
tail -n 1 "$work/log"
[ "$failed" -eq 0 ]

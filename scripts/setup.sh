#!/bin/sh
# Make .venv from the hash locks, .venv/bin/openline, and the console's pages from web/.
# `setup.sh dev` adds the test tools, and Debian's Chromium when we may install it.
# Nothing is resolved and nothing is built: what the locks name is installed, or we stop.
# Paths in .venv that point at src are relative, so that a moved checkout still runs.
set -eu
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# An interpreter counts when it is new enough; PYTHON, when given, is the only candidate.
choose_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    die "no Python 3.11 or newer found (tried: ${PYTHON:-python3, python3.11 to 3.13})." \
        "Install one, or name it: make setup PYTHON=/path/to/python3"
}

hash_of() { cat "$@" | "$python" -c 'import hashlib, sys
print(hashlib.sha256(sys.stdin.buffer.read() + sys.version.encode()).hexdigest())'; }

# Whether the stamp $1 says what $2 says and the environment still starts.
is_fresh() { [ "$(cat "$1" 2>/dev/null)" = "$2" ] && .venv/bin/python -c '' 2>/dev/null; }

install_lock() {
    # PYTHONDONTWRITEBYTECODE would double the start of every command line.
    env -u PYTHONDONTWRITEBYTECODE .venv/bin/python -m pip install -qq --no-input \
        --disable-pip-version-check --require-hashes --only-binary :all: --no-deps \
        -r "$1" || die "installing $1 failed; pip says why above"
}

make_venv() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        die "$python has no venv or ensurepip. On Debian: apt-get install python3-venv"
    say "new .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv || die "$python -m venv .venv failed (above)"
}

# Our own code: a line for the import path and a launcher, instead of a build.
link_source() {
    site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    .venv/bin/python -c 'import os, sys; print(os.path.relpath("src", sys.argv[1]))' "$site" \
        >"$site/openline.pth"
    cat >.venv/bin/openline <<'LAUNCHER'
#!/bin/sh
'''exec' "$(dirname -- "$(readlink -f -- "$0")")/python" -P "$0" "$@"
'''
import sys

from openline.cli.main import main

sys.exit(main())
LAUNCHER
    chmod 755 .venv/bin/openline
}

# --- the console: web/ built into the package ------------------------------------------------

built=src/openline/console/static

# The hash of everything the build reads: names and contents.
web_hash() {
    find web -name node_modules -prune -o -type f ! -name '*.md' -print | LC_ALL=C sort |
        while read -r file; do
            echo "$file"
            cat "$file"
        done | "$python" -c 'import hashlib, sys
print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'
}

node_is_new_enough() {
    node -e 'const [a, b] = process.versions.node.split(".").map(Number)
process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null
}

# The stamp lies with what was built, and is written last: half a build is no build.
build_console() {
    want_web=$(web_hash)
    if [ -f $built/index.html ] && [ "$(cat $built/.stamp 2>/dev/null)" = "$want_web" ]; then
        return
    fi
    if ! node_is_new_enough; then
        say "the console is not built: it needs Node.js 20.19 or newer with npm." \
            "On Debian: apt-get install nodejs npm. Then: make setup." \
            "The line and the command line work without it."
        return
    fi
    say "console: npm ci, npm run build"
    # No script of a package runs: what the lock names is unpacked, nothing more.
    if [ ! -e web/node_modules/.stamp ] ||
        [ "$(cat web/node_modules/.stamp)" != "$(hash_of web/package-lock.json)" ]; then
        (cd web && npm ci --ignore-scripts --silent --no-progress) ||
            die "npm ci failed (above); the console needs the packages of web/package-lock.json"
        hash_of web/package-lock.json >web/node_modules/.stamp
    fi
    (cd web && npm run --silent build -- --logLevel warn) ||
        die "building the console failed (above)"
    echo "$want_web" >$built/.stamp
}

# Browser tests drive Debian's own Chromium: no browser is downloaded from elsewhere.
find_chromium() {
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing Debian's chromium for the browser tests"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends chromium >/dev/null && return
    fi
    say "no chromium: browser tests will be skipped, and loudly. As root: apt-get install chromium"
}

python=$(choose_python)
want=$(hash_of requirements.lock)
want_dev=$(hash_of requirements.lock requirements-dev.lock)

# Test tools of another lock are taken out by beginning anew: no stale package stays behind.
if [ "${1:-}" = dev ] && [ -e .venv/stamp-dev ] && ! is_fresh .venv/stamp-dev "$want_dev"; then
    rm -f .venv/stamp
fi
if ! is_fresh .venv/stamp "$want"; then
    make_venv
    install_lock requirements.lock
    changed=yes
fi
link_source
if [ "${1:-}" = dev ] && ! is_fresh .venv/stamp-dev "$want_dev"; then
    say "test tools"
    install_lock requirements-dev.lock
    changed=yes
fi
if [ "${changed:-}" = yes ]; then
    .venv/bin/python -m pip --disable-pip-version-check check >.venv/pip-check 2>&1 ||
        { cat .venv/pip-check >&2; die "the locks contradict each other (above); make lock"; }
    echo "$want" >.venv/stamp
    [ "${1:-}" != dev ] || echo "$want_dev" >.venv/stamp-dev
    say "done"
fi
build_console
[ "${1:-}" != dev ] || find_chromium
# A file that does not compile is for the checks to report, not a reason to have no command.
.venv/bin/python -m compileall -q src || say "some of src does not compile (above)"

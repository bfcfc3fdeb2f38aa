#!/bin/sh
# Resolve requirements.in and requirements-dev.in into hash locks that name no host.
# uv lives in a throw-away environment: nobody needs it to use or to test Openline.
# `scripts/lock.sh --upgrade` takes newer versions; without it, what is locked stays.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check uv
for name in requirements requirements-dev; do
    "$work/venv/bin/uv" pip compile --quiet --universal --generate-hashes --no-header \
        --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 \
        "$@" "$name.in" -o "$name.lock"
done

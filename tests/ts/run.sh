#!/bin/sh
# Compares src/ts with esbuild over the packages of package.json: tests/ts/run.sh BUILD_DIR
set -eu
build=$(cd "$1" && pwd)
cd "$(dirname "$0")"
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
	npm ci --ignore-scripts --no-audit --no-fund --silent --legacy-peer-deps
fi
ninja -C "$build" tests/unit/ts/ts_erase >/dev/null
exec node compare.mjs "$build/tests/unit/ts/ts_erase"

#!/bin/sh
# Whether clang-format would change any C file.
cd "$(dirname "$0")/../.." || exit 1
for folder in src tests/unit tests/fuzz tests/bench tests/ts; do
	[ ! -d "$folder" ] || find "$folder" -name '*.[ch]'
done | xargs clang-format --dry-run -Werror && echo "format: nothing to change"

#!/bin/sh
# Compiles every tests/fuzz/*_fuzz.c with clang's libFuzzer: tests/fuzz/build.sh OUT_DIR
set -eu
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
clang=${CLANG:-$(command -v clang || command -v clang-14)}
flags="-std=gnu17 -D_GNU_SOURCE -DRIHLA_VERSION=0 -g -O1 -fno-strict-aliasing -Isrc
	$(pkg-config --cflags libpq) -fsanitize=address,undefined -fno-sanitize-recover=undefined"

# Layers that need no engine, in one library each fuzzer takes its part of.
objects=$out/objects
rm -rf "$objects"
mkdir -p "$objects"
for layer in base model ts pg snapshot folder diff sql lint apply; do
	for source in src/$layer/*.c; do
		[ ! -e "$source" ] || echo "$source $objects/$layer-$(basename "$source" .c).o"
	done
done | xargs -P "$(nproc)" -L 1 sh -c "$(echo "$clang" $flags) -fsanitize=fuzzer-no-link -c \"\$0\" -o \"\$1\""
ar rcs "$objects/all.a" "$objects"/*.o

for fuzzer in tests/fuzz/*_fuzz.c; do
	# shellcheck disable=SC2086
	"$clang" $flags -fsanitize=fuzzer -o "$out/$(basename "$fuzzer" .c)" "$fuzzer" "$objects/all.a" \
		-ldl -lpthread -lm
done

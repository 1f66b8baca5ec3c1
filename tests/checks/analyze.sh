#!/bin/sh
# What gcc's static analyzer finds in src: leaks, double frees, uses after free, lost files. Its checks for
# NULL and for uninitialised values are off: they do not see through out-parameters and find what is not there.
cd "$(dirname "$0")/../.." || exit 1
flags="-std=gnu17 -O1 -fno-strict-aliasing -D_GNU_SOURCE -DRIHLA_VERSION=\\\"0\\\" -Isrc
	$(pkg-config --cflags javascriptcoregtk-4.1 libpq) -fanalyzer -Werror -o /dev/null
	-Wno-analyzer-null-dereference -Wno-analyzer-null-argument -Wno-analyzer-possible-null-dereference
	-Wno-analyzer-possible-null-argument -Wno-analyzer-use-of-uninitialized-value"
find src -name '*.c' | xargs -P "$(nproc)" -I FILE sh -c "gcc $(echo $flags) -c FILE" &&
	echo "analyze: nothing found"

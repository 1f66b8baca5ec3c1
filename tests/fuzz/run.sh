#!/bin/sh
# Runs every fuzzer over its seeds: tests/fuzz/run.sh [BUILD_DIR [SECONDS_EACH]]
# Ends with "N passed, N failed". An input that fails is left in BUILD_DIR/found.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=${1:-${BUILD:-build-test}/fuzz}
seconds=${2:-${FUZZ_SECONDS:-60}}
mkdir -p "$build/found"
build=$(cd "$build" && pwd)
"$here/build.sh" "$build"

# run NAME: a new input is kept in the build folder, the seeds stay as they are.
run() {
	mkdir -p "$build/corpus/$1"
	[ -d "$here/seeds/$1" ] || mkdir -p "$here/seeds/$1"
	ASAN_OPTIONS=detect_leaks=1 "$build/$1_fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
		-artifact_prefix="$build/found/$1-" -print_final_stats=1 "$build/corpus/$1" "$here/seeds/$1" \
		>"$build/$1.log" 2>&1 && echo 0 >"$build/$1.result" || echo $? >"$build/$1.result"
}

names=$(for fuzzer in "$here"/*_fuzz.c; do basename "$fuzzer" _fuzz.c; done)
waiting=
for name in $names; do
	run "$name" &
	waiting="$waiting $!"
	# As many at a time as there are processors.
	set -- $waiting
	if [ $# -ge "$(nproc)" ]; then
		wait "$1"
		shift
		waiting=$*
	fi
done
wait

passed=0 failed=0
for name in $names; do
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$name.log")
	if [ "$(cat "$build/$name.result")" = 0 ]; then
		echo "$name: ${runs:-no} runs"
		passed=$((passed + 1))
	else
		echo "$name: failed"
		tail -n 40 "$build/$name.log"
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

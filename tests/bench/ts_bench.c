/* How fast the transform is: MB/s over the files given, each transformed N times. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "ts/ts.h"

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	ARENA_SCOPE struct arena *files = arena_new();
	ERR_SCOPE struct err err = {0};
	int rounds = argc > 1 ? atoi(argv[1]) : 0;
	double bytes = 0, seconds = 0;

	if (rounds < 1 || argc < 3) {
		fprintf(stderr, "usage: ts_bench ROUNDS FILE...\n");
		return 2;
	}
	for (int i = 2; i < argc; i++) {
		const char *source;
		size_t len;
		if (!file_read(files, argv[i], &source, &len, &err)) {
			fprintf(stderr, "%s\n", err.message);
			return 1;
		}
		double start = now();
		for (int n = 0; n < rounds; n++) {
			ARENA_SCOPE struct arena *a = arena_new();
			struct ts_module m;
			if (!ts_transform(a, argv[i], source, len,
				    &(struct ts_options){TS_TYPESCRIPT, TS_ONE_STEP}, &m, &err)) {
				fprintf(stderr, "%s:%d:%d: %s\n", argv[i], err.line, err.column,
					err.message);
				return 1;
			}
			bytes += (double)len;
		}
		seconds += now() - start;
	}
	printf("%.1f MB/s (%.2f ms for %.0f KB)\n", bytes / seconds / 1e6, seconds * 1e3 / rounds,
		bytes / rounds / 1e3);
	return 0;
}

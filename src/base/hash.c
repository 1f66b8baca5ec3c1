/* SHA-256 as FIPS 180-4 defines it, and identifiers from the system's random bytes. */
#include "base/hash.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

struct sha256 {
	uint32_t h[8];
};

static const uint32_t round_constants[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
	0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
	0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152,
	0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624,
	0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3,
	0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, int by)
{
	return x >> by | x << (32 - by);
}

/* Which of the eight is called a turns by one each round, so that none has to move; where the
 * compiler knows `i`, all stay in registers. */
static inline void add_round(uint32_t v[8], unsigned i, uint32_t word)
{
	uint32_t a = v[(0 - i) & 7], b = v[(1 - i) & 7], c = v[(2 - i) & 7];
	uint32_t e = v[(4 - i) & 7], f = v[(5 - i) & 7], g = v[(6 - i) & 7];
	uint32_t t1 = v[(7 - i) & 7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
		      ((e & f) ^ (~e & g)) + word;
	uint32_t t2 =
		(rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
	v[(3 - i) & 7] += t1;
	v[(7 - i) & 7] = t1 + t2;
}

static void add_chunk(struct sha256 *s, const uint8_t *p)
{
	uint32_t w[64];
	for (int i = 0; i < 16; i++, p += 4)
		w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	for (int i = 16; i < 64; i++) {
		uint32_t x = w[i - 15], y = w[i - 2];
		w[i] = w[i - 16] + (rotate(x, 7) ^ rotate(x, 18) ^ x >> 3) + w[i - 7] +
		       (rotate(y, 17) ^ rotate(y, 19) ^ y >> 10);
	}
	uint32_t v[8];
	memcpy(v, s->h, sizeof(v));
	for (unsigned i = 0; i < 64; i += 8) {
		add_round(v, 0, round_constants[i] + w[i]);
		add_round(v, 1, round_constants[i + 1] + w[i + 1]);
		add_round(v, 2, round_constants[i + 2] + w[i + 2]);
		add_round(v, 3, round_constants[i + 3] + w[i + 3]);
		add_round(v, 4, round_constants[i + 4] + w[i + 4]);
		add_round(v, 5, round_constants[i + 5] + w[i + 5]);
		add_round(v, 6, round_constants[i + 6] + w[i + 6]);
		add_round(v, 7, round_constants[i + 7] + w[i + 7]);
	}
	for (int i = 0; i < 8; i++)
		s->h[i] += v[i];
}

const char *hash_sha256(struct arena *a, const void *bytes, size_t len)
{
	struct sha256 s = {{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
		0x1f83d9ab, 0x5be0cd19}};
	const uint8_t *p = bytes;
	size_t whole = len / 64 * 64, rest = len - whole;
	for (size_t i = 0; i < whole; i += 64)
		add_chunk(&s, p + i);
	uint8_t tail[128] = {0};
	if (rest)
		memcpy(tail, p + whole, rest);
	tail[rest] = 0x80;
	size_t tail_len = rest < 56 ? 64 : 128;
	for (int i = 0; i < 8; i++)
		tail[tail_len - 1 - (size_t)i] = (uint8_t)((uint64_t)len * 8 >> (8 * i));
	for (size_t i = 0; i < tail_len; i += 64)
		add_chunk(&s, tail + i);
	char *hex = arena_alloc(a, 65);
	for (int i = 0; i < 64; i++)
		hex[i] = "0123456789abcdef"[s.h[i / 8] >> (28 - i % 8 * 4) & 15];
	return hex;
}

void hash_random(void *into, size_t len)
{
	for (size_t got = 0; got < len;) {
		ssize_t n = getrandom((char *)into + got, len - got, 0);
		if (n > 0)
			got += (size_t)n;
	}
}

const char *hash_uuid(struct arena *a)
{
	unsigned char b[16];
	hash_random(b, sizeof(b));
	b[6] = (unsigned char)((b[6] & 0x0f) | 0x40);
	b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
	return arena_printf(a,
		"%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
		b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14],
		b[15]);
}

#!/usr/bin/env python3
"""Writes a C file that holds text files as constants: embed.py OUT.c NAME=FILE ...

For each NAME the file defines `const char NAME[]` (NUL-terminated) and `const size_t NAME_len`.
"""
import os
import sys


def main():
    out, pairs = sys.argv[1], [arg.split("=", 1) for arg in sys.argv[2:]]
    lines = ["/* Made by tools/embed.py. */", "#include <stddef.h>"]
    for name, path in pairs:
        path = os.path.abspath(path)
        lines += [
            '__asm__(".section .rodata\\n.globl %s\\n.balign 16\\n%s:\\n.incbin \\"%s\\"\\n.byte 0\\n"' % (name, name, path),
            '\t".previous\\n");',
            "extern const char %s[];" % name,
            "extern const size_t %s_len;" % name,
            "const size_t %s_len = %d;" % (name, os.path.getsize(path)),
        ]
    with open(out, "w") as f:
        f.write("\n".join(lines) + "\n")


main()

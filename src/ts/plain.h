/* Plain modules: those that only declare constants by calling functions, as nearly all schema
 * modules do. Each of their lines runs once, so that the engine's way, to read the text twice and
 * translate it into bytecode, costs more than what the lines do; a program for a small machine, run
 * by code that is warm, costs a third of that. docs/typescript.md says what is plain. */
#ifndef TS_PLAIN_H
#define TS_PLAIN_H

#include "base/arena.h"
#include "ts/ts.h"

/* Instructions and their operands; js/boot/plain.js runs them. VALUE and NAME are indexes of values
 * of the program, END one of its code. */
#define TS_PLAIN_INSTRUCTIONS(X)                                                                   \
	X(CONSTANT)  /* VALUE: pushes it */                                                        \
	X(LOCAL)     /* SLOT: pushes a constant of the module, or throws when it has no value */   \
	X(GLOBAL)    /* NAME: pushes a global, or throws */                                        \
	X(LINK)      /* pushes $r */                                                               \
	X(PARAMETER) /* DEPTH INDEX: pushes a parameter of the DEPTH-th function around */         \
	X(SET)       /* SLOT: pops the value of a constant */                                      \
	X(SET_PARAMETER) /* INDEX: pops it */                                                      \
	X(POP)                                                                                     \
	X(GET)          /* NAME: pops an object, pushes its member */                              \
	X(CALL)         /* COUNT: pops so many arguments and a function, pushes what it gives */   \
	X(METHOD)       /* NAME COUNT: the same of an object's member */                           \
	X(NEW)          /* COUNT: as CALL, with new */                                             \
	X(OBJECT)       /* pushes {} */                                                            \
	X(PROPERTY)     /* NAME: pops the value of a member of the object below it */              \
	X(SPREAD)       /* pops what is spread into the object below it */                         \
	X(ARRAY)        /* COUNT: pops so many items, pushes an array of them */                   \
	X(ITEM)         /* pops an item of the array below it */                                   \
	X(SPREAD_ITEMS) /* pops what is spread into the array below it */                          \
	X(TEXT)         /* COUNT: pops so many pieces of a template, pushes the text */            \
	X(FUNCTION)     /* COUNT END: pushes a function of so many parameters; goes on at END */   \
	X(RETURN)       /* ends a function with what it pops */                                    \
	X(END)

enum ts_plain_instruction {
#define X(name) PLAIN_##name,
	TS_PLAIN_INSTRUCTIONS(X)
#undef X
};

/* The program of a module's code in one step (ts_module.code), in the arena; NULL where the module
 * is not plain. */
const struct ts_program *ts_plain_program(struct arena *a, const char *code, size_t len);

#endif

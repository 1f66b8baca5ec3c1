/* The words that the parser knows, once: reserved ones are tokens of their own, the others are
 * names that mean something in some places. */
#ifndef TS_WORDS_H
#define TS_WORDS_H

#define TS_RESERVED_WORDS(X)                                                                       \
	X(BREAK, "break")                                                                          \
	X(CASE, "case")                                                                            \
	X(CATCH, "catch")                                                                          \
	X(CLASS, "class")                                                                          \
	X(CONST, "const")                                                                          \
	X(CONTINUE, "continue")                                                                    \
	X(DEBUGGER, "debugger")                                                                    \
	X(DEFAULT, "default")                                                                      \
	X(DELETE, "delete")                                                                        \
	X(DO, "do")                                                                                \
	X(ELSE, "else")                                                                            \
	X(ENUM, "enum")                                                                            \
	X(EXPORT, "export")                                                                        \
	X(EXTENDS, "extends")                                                                      \
	X(FALSE, "false")                                                                          \
	X(FINALLY, "finally")                                                                      \
	X(FOR, "for")                                                                              \
	X(FUNCTION, "function")                                                                    \
	X(IF, "if")                                                                                \
	X(IMPORT, "import")                                                                        \
	X(IN, "in")                                                                                \
	X(INSTANCEOF, "instanceof")                                                                \
	X(NEW, "new")                                                                              \
	X(NULL, "null")                                                                            \
	X(RETURN, "return")                                                                        \
	X(SUPER, "super")                                                                          \
	X(SWITCH, "switch")                                                                        \
	X(THIS, "this")                                                                            \
	X(THROW, "throw")                                                                          \
	X(TRUE, "true")                                                                            \
	X(TRY, "try")                                                                              \
	X(TYPEOF, "typeof")                                                                        \
	X(VAR, "var")                                                                              \
	X(VOID, "void")                                                                            \
	X(WHILE, "while")                                                                          \
	X(WITH, "with")

#define TS_CONTEXTUAL_WORDS(X)                                                                     \
	X(ABSTRACT, "abstract")                                                                    \
	X(ACCESSOR, "accessor")                                                                    \
	X(AS, "as")                                                                                \
	X(ASSERT, "assert")                                                                        \
	X(ASSERTS, "asserts")                                                                      \
	X(ASYNC, "async")                                                                          \
	X(AWAIT, "await")                                                                          \
	X(CONSTRUCTOR, "constructor")                                                              \
	X(DECLARE, "declare")                                                                      \
	X(DEFER, "defer")                                                                          \
	X(FROM, "from")                                                                            \
	X(GET, "get")                                                                              \
	X(GLOBAL, "global")                                                                        \
	X(IMPLEMENTS, "implements")                                                                \
	X(INFER, "infer")                                                                          \
	X(INTERFACE, "interface")                                                                  \
	X(IS, "is")                                                                                \
	X(KEYOF, "keyof")                                                                          \
	X(LET, "let")                                                                              \
	X(META, "meta")                                                                            \
	X(MODULE, "module")                                                                        \
	X(NAMESPACE, "namespace")                                                                  \
	X(OBJECT, "Object")                                                                        \
	X(OF, "of")                                                                                \
	X(OUT, "out")                                                                              \
	X(OVERRIDE, "override")                                                                    \
	X(PRIVATE, "private")                                                                      \
	X(PROTECTED, "protected")                                                                  \
	X(PUBLIC, "public")                                                                        \
	X(READONLY, "readonly")                                                                    \
	X(REQUIRE, "require")                                                                      \
	X(SATISFIES, "satisfies")                                                                  \
	X(SET, "set")                                                                              \
	X(STATIC, "static")                                                                        \
	X(TARGET, "target")                                                                        \
	X(TYPE, "type")                                                                            \
	X(UNIQUE, "unique")                                                                        \
	X(USING, "using")                                                                          \
	X(YIELD, "yield")

/* The number of a word is its atom; 0 is no word. */
enum ts_word {
	W_NONE,
#define X(name, text) W_##name,
	TS_RESERVED_WORDS(X) W_LAST_RESERVED = W_WITH,
	TS_CONTEXTUAL_WORDS(X)
#undef X
		W_COUNT
};

#endif

/* The table of drizzle-orm's modules in the form in which the engine takes it. */
#include "eval/orm.h"

#include <string.h>

const struct js_builtin *eval_orm_builtins(struct arena *a, size_t *count)
{
	struct js_builtin *builtins = arena_array(a, eval_orm_module_count, sizeof(*builtins));
	for (size_t i = 0; i < eval_orm_module_count; i++) {
		const struct orm_module *m = &eval_orm_modules[i];
		builtins[i] = (struct js_builtin){
			m->name, m->source, m->len ? *m->len : strlen(m->source)};
	}
	*count = eval_orm_module_count;
	return builtins;
}

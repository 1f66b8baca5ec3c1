// Runs the programs of plain modules (ts/plain.h): a function of a program and what its code calls $r.
(function () {
	"use strict";

	// The instructions, by their numbers.
	const CONSTANT = 0, LOCAL = 1, GLOBAL = 2, LINK = 3, PARAMETER = 4, SET = 5, SET_PARAMETER = 6,
		POP = 7, GET = 8, CALL = 9, METHOD = 10, NEW = 11, OBJECT = 12, PROPERTY = 13, SPREAD = 14,
		ARRAY = 15, ITEM = 16, SPREAD_ITEMS = 17, TEXT = 18, FUNCTION = 19, RETURN = 20, END = 21;

	// What a constant is before its declaration has run.
	const UNSET = Symbol("unset");

	function uninitialized() {
		return new ReferenceError("Cannot access uninitialized variable.");
	}

	function global(name) {
		if (!(name in globalThis)) throw new ReferenceError(`Can't find variable: ${name}`);
		return globalThis[name];
	}

	function outer(frame, depth) {
		for (; depth > 0; depth--) frame = frame[0];
		return frame;
	}

	// A function whose code begins at `at`; its frame holds that of the function around and its arguments.
	function closure(unit, at, frame, count) {
		switch (count) {
			case 0: return () => run(unit, at, [frame]);
			case 1: return (a) => run(unit, at, [frame, a]);
			case 2: return (a, b) => run(unit, at, [frame, a, b]);
			default: return (a, b, c) => run(unit, at, [frame, a, b, c]);
		}
	}

	function run(unit, at, frame) {
		const { code, values, locals } = unit;
		const stack = [];
		let top = -1;
		for (;;) {
			switch (code[at++]) {
				case CONSTANT:
					stack[++top] = values[code[at++]];
					break;
				case LOCAL: {
					const value = locals[code[at++]];
					if (value === UNSET) throw uninitialized();
					stack[++top] = value;
					break;
				}
				case GLOBAL:
					stack[++top] = global(values[code[at++]]);
					break;
				case LINK:
					stack[++top] = unit.link;
					break;
				case PARAMETER: {
					const depth = code[at++];
					stack[++top] = (depth === 0 ? frame : outer(frame, depth))[code[at++]];
					break;
				}
				case SET:
					locals[code[at++]] = stack[top--];
					break;
				case SET_PARAMETER:
					frame[code[at++]] = stack[top--];
					break;
				case POP:
					top--;
					break;
				case GET:
					stack[top] = stack[top][values[code[at++]]];
					break;
				case CALL: {
					const count = code[at++];
					top -= count;
					const f = stack[top];
					if (count === 1) stack[top] = f(stack[top + 1]);
					else if (count === 2) stack[top] = f(stack[top + 1], stack[top + 2]);
					else if (count === 3) stack[top] = f(stack[top + 1], stack[top + 2], stack[top + 3]);
					else stack[top] = f(...stack.slice(top + 1, top + 1 + count));
					break;
				}
				case METHOD: {
					const name = values[code[at++]], count = code[at++];
					top -= count;
					const object = stack[top];
					if (count === 0) stack[top] = object[name]();
					else if (count === 1) stack[top] = object[name](stack[top + 1]);
					else if (count === 2) stack[top] = object[name](stack[top + 1], stack[top + 2]);
					else stack[top] = object[name](...stack.slice(top + 1, top + 1 + count));
					break;
				}
				case NEW: {
					const count = code[at++];
					top -= count;
					stack[top] = new stack[top](...stack.slice(top + 1, top + 1 + count));
					break;
				}
				case OBJECT:
					stack[++top] = {};
					break;
				case PROPERTY: {
					const value = stack[top--];
					stack[top][values[code[at++]]] = value;
					break;
				}
				case SPREAD: {
					const value = stack[top--];
					Object.assign(stack[top], value);
					break;
				}
				case ARRAY: {
					const count = code[at++];
					top -= count - 1;
					stack[top] = stack.slice(top, top + count);
					break;
				}
				case ITEM: {
					const value = stack[top--];
					stack[top].push(value);
					break;
				}
				case SPREAD_ITEMS: {
					const value = stack[top--];
					stack[top].push(...value);
					break;
				}
				case TEXT: {
					const count = code[at++];
					let text = "";
					top -= count - 1;
					for (let i = 0; i < count; i++) text += `${stack[top + i]}`;
					stack[top] = text;
					break;
				}
				case FUNCTION: {
					const count = code[at++], end = code[at++];
					stack[++top] = closure(unit, at, frame, count);
					at = end;
					break;
				}
				case RETURN:
					return stack[top];
				case END:
					return undefined;
			}
		}
	}

	return ([code, values, slots], link) => {
		run({ code, values, locals: new Array(slots).fill(UNSET), link }, 0, undefined);
	};
})()

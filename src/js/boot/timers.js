// setTimeout and its kin: a function of the native functions. C calls tick() when the first is due.
(function (native) {
	"use strict";
	const pending = new Map(); // by number
	let last = 0;

	class Timeout {
		constructor(id) {
			this.id = id;
		}
		ref() {
			return this;
		}
		unref() {
			return this;
		}
		hasRef() {
			return true;
		}
		refresh() {
			const timer = pending.get(this.id);
			if (timer) timer.due = native.now() + timer.delay;
			return this;
		}
		close() {
			clear(this);
			return this;
		}
		[Symbol.toPrimitive]() {
			return this.id;
		}
	}

	function first() {
		let found;
		for (const timer of pending.values()) if (!found || timer.due < found.due) found = timer;
		return found;
	}

	function wake() {
		const timer = first();
		// 0 says that there is no timer.
		native.wake(timer ? Math.max(timer.due, 1e-3) : 0);
	}

	function add(call, delay, args, repeats) {
		if (typeof call !== "function") throw new TypeError("the callback must be a function");
		delay = +delay >= 1 && +delay <= 2147483647 ? Math.trunc(+delay) : delay === 0 ? 0 : 1;
		const id = ++last;
		pending.set(id, { id, call, delay, args, repeats, due: native.now() + delay });
		wake();
		return new Timeout(id);
	}

	function clear(timer) {
		if (timer === undefined || timer === null) return;
		pending.delete(typeof timer === "object" ? timer.id : +timer);
		wake();
	}

	function tick() {
		const timer = first();
		if (!timer) return wake();
		if (timer.repeats) timer.due = native.now() + Math.max(timer.delay, 1);
		else pending.delete(timer.id);
		wake();
		timer.call(...timer.args);
	}

	return {
		tick,
		setTimeout: (call, delay, ...args) => add(call, delay, args, false),
		setInterval: (call, delay, ...args) => add(call, delay, args, true),
		setImmediate: (call, ...args) => add(call, 0, args, false),
		clearTimeout: clear,
		clearInterval: clear,
		clearImmediate: clear,
	};
})

// node:async_hooks: a store that holds during a call, not across what the call awaits.
class AsyncLocalStorage {
	#store;
	run(store, call, ...args) {
		const before = this.#store;
		this.#store = store;
		try {
			return call(...args);
		} finally {
			this.#store = before;
		}
	}
	exit(call, ...args) {
		return this.run(undefined, call, ...args);
	}
	getStore() {
		return this.#store;
	}
	enterWith(store) {
		this.#store = store;
	}
	disable() {
		this.#store = undefined;
	}
	static bind(call) {
		return call;
	}
	static snapshot() {
		return (call, ...args) => call(...args);
	}
}

class AsyncResource {
	runInAsyncScope(call, self, ...args) {
		return call.apply(self, args);
	}
	emitDestroy() {
		return this;
	}
	asyncId() {
		return 0;
	}
	triggerAsyncId() {
		return 0;
	}
	bind(call) {
		return call;
	}
	static bind(call) {
		return call;
	}
}

module.exports = {
	AsyncLocalStorage,
	AsyncResource,
	createHook: () => ({ enable() {}, disable() {} }),
	executionAsyncId: () => 0,
	executionAsyncResource: () => ({}),
	triggerAsyncId: () => 0,
};

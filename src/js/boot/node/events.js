// node:events, and the events of the web.

// Made when first needed: what inherits from an emitter does not always call its constructor.
const eventsOf = (emitter) =>
	Object.hasOwn(emitter, "_events") ? emitter._events : (emitter._events = Object.create(null));

function add(emitter, name, listener, isFirst) {
	if (typeof listener !== "function") throw new TypeError("the listener must be a function");
	const events = eventsOf(emitter);
	if (events.newListener) emitter.emit("newListener", name, listener.listener ?? listener);
	const list = events[name] ?? [];
	events[name] = isFirst ? [listener, ...list] : [...list, listener];
	return emitter;
}

function wrapOnce(emitter, name, listener) {
	const once = (...args) => {
		emitter.removeListener(name, once);
		return listener.apply(emitter, args);
	};
	once.listener = listener;
	return once;
}

// A plain function, so that old code may call it without new.
function EventEmitter() {
	eventsOf(this);
}

Object.assign(EventEmitter.prototype, {
	on(name, listener) {
		return add(this, name, listener, false);
	},
	addListener(name, listener) {
		return add(this, name, listener, false);
	},
	prependListener(name, listener) {
		return add(this, name, listener, true);
	},
	once(name, listener) {
		return add(this, name, wrapOnce(this, name, listener), false);
	},
	prependOnceListener(name, listener) {
		return add(this, name, wrapOnce(this, name, listener), true);
	},
	removeListener(name, listener) {
		const events = eventsOf(this), list = events[name] ?? [];
		const at = list.findLastIndex((l) => l === listener || l.listener === listener);
		if (at < 0) return this;
		events[name] = list.toSpliced(at, 1);
		if (!events[name].length) delete events[name];
		if (events.removeListener) this.emit("removeListener", name, listener);
		return this;
	},
	off(name, listener) {
		return this.removeListener(name, listener);
	},
	removeAllListeners(name) {
		if (name === undefined) this._events = Object.create(null);
		else delete eventsOf(this)[name];
		return this;
	},
	emit(name, ...args) {
		const list = eventsOf(this)[name];
		if (!list && name === "error")
			throw args[0] instanceof Error ? args[0] : new Error(`Unhandled error. (${args[0]})`);
		for (const listener of list ?? []) listener.apply(this, args);
		return !!list;
	},
	listeners(name) {
		return (eventsOf(this)[name] ?? []).map((l) => l.listener ?? l);
	},
	rawListeners(name) {
		return [...(eventsOf(this)[name] ?? [])];
	},
	listenerCount(name) {
		return (eventsOf(this)[name] ?? []).length;
	},
	eventNames() {
		return Reflect.ownKeys(eventsOf(this));
	},
	setMaxListeners() {
		return this;
	},
	getMaxListeners: () => EventEmitter.defaultMaxListeners,
});

function once(emitter, name) {
	return new Promise((resolve, reject) => {
		if (typeof emitter.addEventListener === "function")
			return emitter.addEventListener(name, (event) => resolve([event]), { once: true });
		const fail = (error) => {
			emitter.removeListener(name, done);
			reject(error);
		};
		const done = (...args) => {
			emitter.removeListener("error", fail);
			resolve(args);
		};
		emitter.once(name, done);
		if (name !== "error") emitter.once("error", fail);
	});
}

class DOMException extends Error {
	#name;
	constructor(message = "", options = "Error") {
		super(message);
		this.#name = typeof options === "string" ? options : options.name ?? "Error";
		if (options.cause !== undefined) this.cause = options.cause;
	}
	get name() {
		return this.#name;
	}
	get code() {
		return { AbortError: 20, DataCloneError: 25, InvalidCharacterError: 5, TimeoutError: 23 }[this.#name] ?? 0;
	}
}

class Event {
	#type;
	#isStopped = false;
	defaultPrevented = false;
	target = null;
	currentTarget = null;
	timeStamp = 0;
	constructor(type, { bubbles = false, cancelable = false, composed = false } = {}) {
		this.#type = `${type}`;
		Object.assign(this, { bubbles, cancelable, composed });
	}
	get type() {
		return this.#type;
	}
	preventDefault() {
		if (this.cancelable) this.defaultPrevented = true;
	}
	stopPropagation() {}
	stopImmediatePropagation() {
		this.#isStopped = true;
	}
	get isStopped() {
		return this.#isStopped;
	}
}

class CustomEvent extends Event {
	constructor(type, options = {}) {
		super(type, options);
		this.detail = options.detail ?? null;
	}
}

class EventTarget {
	#listeners = new Map();
	addEventListener(type, listener, options = {}) {
		if (!listener) return;
		const list = this.#listeners.get(type) ?? [];
		if (list.some((l) => l.listener === listener)) return;
		this.#listeners.set(type, [...list, { listener, once: !!options.once }]);
	}
	removeEventListener(type, listener) {
		this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter((l) => l.listener !== listener));
	}
	dispatchEvent(event) {
		event.target = event.currentTarget = this;
		const handler = this[`on${event.type}`];
		if (typeof handler === "function") handler.call(this, event);
		for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
			if (once) this.removeEventListener(event.type, listener);
			if (typeof listener === "function") listener.call(this, event);
			else listener.handleEvent(event);
			if (event.isStopped) break;
		}
		return !event.defaultPrevented;
	}
}

class AbortSignal extends EventTarget {
	aborted = false;
	reason = undefined;
	onabort = null;
	throwIfAborted() {
		if (this.aborted) throw this.reason;
	}
	static abort(reason) {
		const controller = new AbortController();
		controller.abort(reason);
		return controller.signal;
	}
	static timeout(delay) {
		const controller = new AbortController();
		setTimeout(() => controller.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError")), delay);
		return controller.signal;
	}
	static any(signals) {
		const controller = new AbortController();
		for (const signal of signals) {
			if (signal.aborted) controller.abort(signal.reason);
			signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
		}
		return controller.signal;
	}
}

class AbortController {
	signal = new AbortSignal();
	abort(reason = new DOMException("This operation was aborted", "AbortError")) {
		if (this.signal.aborted) return;
		this.signal.aborted = true;
		this.signal.reason = reason;
		this.signal.dispatchEvent(new Event("abort"));
	}
}

module.exports = Object.assign(EventEmitter, {
	AbortController,
	AbortSignal,
	CustomEvent,
	DOMException,
	Event,
	EventEmitter,
	EventTarget,
	captureRejectionSymbol: Symbol.for("nodejs.rejection"),
	defaultMaxListeners: 10,
	errorMonitor: Symbol("events.errorMonitor"),
	getEventListeners: (emitter, name) => emitter.listeners?.(name) ?? [],
	listenerCount: (emitter, name) => emitter.listenerCount(name),
	once,
	setMaxListeners() {},
});

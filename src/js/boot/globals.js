// The globals that the engine lacks: a function of the host's services and of require. Each is made
// when it is first used, because most modules use none.
(function (services, require) {
	"use strict";

	function lazy(name, make) {
		const define = (value) =>
			Object.defineProperty(globalThis, name, {
				value, writable: true, configurable: true, enumerable: false,
			});
		Object.defineProperty(globalThis, name, {
			get() {
				const value = make();
				define(value);
				return value;
			},
			set: define,
			configurable: true,
			enumerable: false,
		});
	}

	const from = (module, ...names) => {
		for (const name of names) lazy(name, () => require(module)[name]);
	};

	lazy("global", () => globalThis);
	lazy("process", () => require("process"));
	lazy("console", () => require("console"));
	from("buffer", "Buffer", "Blob", "File", "atob", "btoa", "TextEncoder", "TextDecoder");
	from("url", "URL", "URLSearchParams");
	from("timers", "setTimeout", "setInterval", "setImmediate");
	from("timers", "clearTimeout", "clearInterval", "clearImmediate");
	from("events", "Event", "EventTarget", "AbortController", "AbortSignal", "DOMException");
	from("perf_hooks", "performance");
	from("rihla:web", "Headers", "Request", "Response", "FormData", "WebSocket", "fetch");
	from("rihla:web", "BroadcastChannel", "MessageChannel", "MessagePort");
	from("rihla:web", "ReadableStream", "TransformStream", "WritableStream");
	// A comparator that answers with true or false is a number's to V8, and something else to this engine.
	for (const name of ["sort", "toSorted"]) {
		const original = Array.prototype[name];
		const { [name]: sort } = {
			[name](compare) {
				return typeof compare === "function"
					? original.call(this, (a, b) => +compare(a, b))
					: original.call(this, compare);
			},
		};
		Object.defineProperty(Array.prototype, name, { value: sort });
	}

	lazy("crypto", () => require("crypto").webcrypto);
	lazy("structuredClone", () => require("util").structuredClone);
	lazy("queueMicrotask", () => (call) => {
		if (typeof call !== "function") throw new TypeError("the callback must be a function");
		Promise.resolve().then(call);
	});
})

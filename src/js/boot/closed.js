// A module of Node's that reaches for the machine: it can be imported and looked at, not used.
(function (name) {
	"use strict";

	class Agent {
		constructor(options = {}) {
			this.options = options;
		}
		destroy() {}
	}

	// A socket or server that is made and never used: each method gives the object itself.
	function Idle() {
		const idle = new Proxy(new.target ? this : {}, {
			get(target, key) {
				if (key in target || typeof key === "symbol" || key === "then") return target[key];
				return () => idle;
			},
		});
		return idle;
	}

	// What libraries call while they are loaded, and what does no more than tell.
	const http = {
		Agent, Server: Idle, createServer: () => new Idle(), globalAgent: new Agent(),
		METHODS: ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"],
	};
	const open = {
		http,
		https: http,
		net: { Socket: Idle, Server: Idle, createServer: () => new Idle() },
		tls: { TLSSocket: Idle },
		tty: { isatty: () => false },
		worker_threads: { isMainThread: true, threadId: 0, markAsUncloneable() {} },
	};

	function make(path, members = {}) {
		const refuse = () => {
			const error = new Error(`${path} is not available while a schema is evaluated`);
			if (/\bpromises\./.test(path)) return Promise.reject(error);
			throw error;
		};
		return new Proxy(function () {}, {
			get(target, key) {
				if (typeof key === "symbol" || key === "then" || key === "__esModule")
					return undefined;
				if (key === "prototype") return target.prototype;
				if (key === "default") return make(path, members);
				return members[key] ?? make(`${path}.${key}`);
			},
			has: () => true,
			apply: refuse,
			construct: refuse,
		});
	}

	return make(name, open[name]);
})

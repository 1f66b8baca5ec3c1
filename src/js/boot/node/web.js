// What browsers have for requests: values that can be made and looked at. Nothing is sent.
class Headers {
	#values = new Map();

	constructor(init = []) {
		const pairs = typeof init[Symbol.iterator] === "function" ? init : Object.entries(init);
		for (const [name, value] of pairs) this.append(name, value);
	}
	append(name, value) {
		this.set(name, this.has(name) ? `${this.get(name)}, ${value}` : value);
	}
	set(name, value) {
		this.#values.set(`${name}`.toLowerCase(), `${value}`.trim());
	}
	get(name) {
		return this.#values.get(`${name}`.toLowerCase()) ?? null;
	}
	has(name) {
		return this.#values.has(`${name}`.toLowerCase());
	}
	delete(name) {
		this.#values.delete(`${name}`.toLowerCase());
	}
	entries() {
		return [...this.#values].sort(([a], [b]) => (a < b ? -1 : 1)).values();
	}
	*keys() {
		for (const [name] of this.entries()) yield name;
	}
	*values() {
		for (const [, value] of this.entries()) yield value;
	}
	forEach(call, self) {
		for (const [name, value] of this.entries()) call.call(self, value, name, this);
	}
	[Symbol.iterator]() {
		return this.entries();
	}
}

class Request {
	constructor(input, init = {}) {
		this.url = `${input?.url ?? input}`;
		this.method = init.method ?? input?.method ?? "GET";
		this.headers = new Headers(init.headers ?? input?.headers);
	}
}

class Response {
	constructor(body = null, init = {}) {
		this.status = init.status ?? 200;
		this.ok = this.status >= 200 && this.status < 300;
		this.statusText = init.statusText ?? "";
		this.headers = new Headers(init.headers);
	}
}

const refuse = (name) => {
	throw new Error(`${name} is not available while a schema is evaluated`);
};

class WebSocket {
	constructor() {
		refuse("WebSocket");
	}
}

module.exports = {
	Headers,
	Request,
	Response,
	WebSocket,
	fetch: async () => refuse("fetch"),
	// Libraries ask whether a value is one of these.
	FormData: class FormData {},
	BroadcastChannel: class BroadcastChannel {},
	MessageChannel: class MessageChannel {},
	MessagePort: class MessagePort {},
	ReadableStream: class ReadableStream {},
	TransformStream: class TransformStream {},
	WritableStream: class WritableStream {},
};

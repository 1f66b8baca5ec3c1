// node:stream: streams can be made, inherited from and joined, as libraries do while they are loaded.
// Nothing flows: there is nothing that data could come from, or go to.
const EventEmitter = require("events");

// Plain functions, so that old code may call them without new.
function Stream(options) {
	EventEmitter.call(this);
	this.destroyed = false;
	for (const name of ["read", "write", "writev", "final", "transform", "flush", "construct", "destroy"])
		if (typeof options?.[name] === "function") this[`_${name}`] = options[name];
}

function inherit(type, parent, members) {
	Object.setPrototypeOf(type, parent);
	Object.setPrototypeOf(type.prototype, parent.prototype);
	for (const name of Object.keys(members))
		Object.defineProperty(type.prototype, name, { value: members[name], writable: true, configurable: true });
}

function self() {
	return this;
}

inherit(Stream, EventEmitter, {
	pipe: (to) => to,
	destroy() {
		this.destroyed = true;
		return this;
	},
});

function Readable(options) {
	if (!(this instanceof Readable)) return new Readable(options);
	Stream.call(this, options);
	this.readable = true;
}

const readable = {
	read: () => null,
	push: () => true,
	unshift() {},
	resume: self,
	pause: self,
	unpipe: self,
	setEncoding: self,
	isPaused: () => true,
	[Symbol.asyncIterator]: async function* () {},
};
inherit(Readable, Stream, readable);
Readable.from = (items, options) => new Readable(options);

function Writable(options) {
	if (!(this instanceof Writable) && !(this instanceof Duplex)) return new Writable(options);
	Stream.call(this, options);
	this.writable = true;
}

const writable = { write: () => true, end: self, cork() {}, uncork() {}, setDefaultEncoding: self };
inherit(Writable, Stream, writable);

function Duplex(options) {
	if (!(this instanceof Duplex)) return new Duplex(options);
	Readable.call(this, options);
	this.writable = true;
}
inherit(Duplex, Readable, writable);

function Transform(options) {
	if (!(this instanceof Transform)) return new Transform(options);
	Duplex.call(this, options);
}
inherit(Transform, Duplex, {});

function PassThrough(options) {
	if (!(this instanceof PassThrough)) return new PassThrough(options);
	Transform.call(this, options);
}
inherit(PassThrough, Transform, {});

const last = (streams) => streams.findLast((stream) => typeof stream !== "function");

module.exports = Object.assign(Stream, {
	Stream,
	Readable,
	Writable,
	Duplex,
	Transform,
	PassThrough,
	pipeline: (...streams) => last(streams.flat()),
	finished: () => () => {},
	addAbortSignal: (signal, stream) => stream,
	isReadable: (stream) => Boolean(stream.readable),
	isErrored: () => false,
	isDisturbed: () => false,
	getDefaultHighWaterMark: () => 16384,
	setDefaultHighWaterMark() {},
	promises: { pipeline: async () => {}, finished: async () => {} },
});

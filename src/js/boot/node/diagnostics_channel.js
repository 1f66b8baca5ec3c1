// node:diagnostics_channel: channels that nobody listens to.
const channels = new Map();
const events = ["start", "end", "asyncStart", "asyncEnd", "error"];

class Channel {
	constructor(name) {
		this.name = name;
	}
	get hasSubscribers() {
		return false;
	}
	publish() {}
	subscribe() {}
	unsubscribe() {
		return false;
	}
	bindStore() {}
	unbindStore() {
		return false;
	}
	runStores(context, call, self, ...args) {
		return call.apply(self, args);
	}
}

function channel(name) {
	if (!channels.has(name)) channels.set(name, new Channel(name));
	return channels.get(name);
}

class TracingChannel {
	constructor(names) {
		for (const event of events)
			this[event] = typeof names === "string" ? channel(`tracing:${names}:${event}`) : names[event];
	}
	get hasSubscribers() {
		return false;
	}
	subscribe() {}
	unsubscribe() {
		return false;
	}
	traceSync(call, context, self, ...args) {
		return call.apply(self, args);
	}
	tracePromise(call, context, self, ...args) {
		return Promise.resolve(call.apply(self, args));
	}
	traceCallback(call, position, context, self, ...args) {
		return call.apply(self, args);
	}
}

module.exports = {
	Channel,
	channel,
	hasSubscribers: () => false,
	subscribe() {},
	unsubscribe: () => false,
	tracingChannel: (names) => new TracingChannel(names),
};

// node:timers.
const timers = require("rihla:host").timers();
const { tick, ...functions } = timers;
module.exports = functions;
Object.defineProperty(module.exports, "promises", {
	get: () => require("timers/promises"),
	enumerable: true,
});

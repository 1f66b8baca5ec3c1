// node:perf_hooks: the clock.
const host = require("rihla:host");

const start = host.now();
const nothing = () => {};

const performance = {
	timeOrigin: Date.now(),
	now: () => host.now() - start,
	mark: nothing,
	measure: nothing,
	clearMarks: nothing,
	clearMeasures: nothing,
	getEntries: () => [],
	getEntriesByName: () => [],
	getEntriesByType: () => [],
	timerify: (call) => call,
	toJSON: () => ({}),
};

class PerformanceObserver {
	observe() {}
	disconnect() {}
}

module.exports = { performance, PerformanceObserver, constants: {} };

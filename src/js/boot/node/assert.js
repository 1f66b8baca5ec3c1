// node:assert.
const util = require("util");

class AssertionError extends Error {
	constructor({ message, actual, expected, operator }) {
		super(message);
		Object.assign(this, { actual, expected, operator, code: "ERR_ASSERTION" });
	}
	get name() {
		return "AssertionError";
	}
}

function fail(message, actual, expected, operator) {
	if (message instanceof Error) throw message;
	throw new AssertionError({ message, actual, expected, operator });
}

function assert(value, message) {
	if (!value) fail(message ?? "the value is not truthy", value, true, "==");
}

// One check of two values, and its opposite.
function pair(name, opposite, isMet, what) {
	assert[name] = (actual, expected, message) => {
		if (!isMet(actual, expected))
			fail(message ?? `${util.inspect(actual)} is not ${what} ${util.inspect(expected)}`, actual, expected, name);
	};
	assert[opposite] = (actual, expected, message) => {
		if (isMet(actual, expected))
			fail(message ?? `${util.inspect(actual)} is ${what} ${util.inspect(expected)}`, actual, expected, opposite);
	};
}

pair("equal", "notEqual", (a, b) => a == b || (a !== a && b !== b), "equal to");
pair("strictEqual", "notStrictEqual", Object.is, "strictly equal to");
pair("deepEqual", "notDeepEqual", util.isDeepStrictEqual, "deeply equal to");
pair("deepStrictEqual", "notDeepStrictEqual", util.isDeepStrictEqual, "deeply equal to");
pair("match", "doesNotMatch", (text, pattern) => pattern.test(text), "matched by");

function isExpected(error, expected) {
	if (expected === undefined || typeof expected === "string") return true;
	if (expected instanceof RegExp) return expected.test(String(error));
	if (typeof expected === "function") return expected.prototype ? error instanceof expected : expected(error) === true;
	return Object.keys(expected).every((key) =>
		expected[key] instanceof RegExp ? expected[key].test(error[key]) : util.isDeepStrictEqual(error[key], expected[key]));
}

assert.throws = (call, expected, message) => {
	let thrown;
	try {
		call();
	} catch (error) {
		thrown = { error };
	}
	if (!thrown) fail(message ?? "nothing was thrown", undefined, expected, "throws");
	if (!isExpected(thrown.error, expected)) throw thrown.error;
};
assert.doesNotThrow = (call) => call();
assert.rejects = async (promise, expected, message) => {
	let thrown;
	try {
		await (typeof promise === "function" ? promise() : promise);
	} catch (error) {
		thrown = { error };
	}
	if (!thrown) fail(message ?? "nothing was rejected", undefined, expected, "rejects");
	if (!isExpected(thrown.error, expected)) throw thrown.error;
};
assert.doesNotReject = async (promise) => void (await (typeof promise === "function" ? promise() : promise));
assert.fail = (message = "Failed") => fail(message, undefined, undefined, "fail");
assert.ifError = (value) => {
	if (value !== null && value !== undefined) throw value;
};
assert.ok = assert;
assert.AssertionError = AssertionError;
assert.strict = assert;

module.exports = assert;

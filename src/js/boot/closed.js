// A module of Node's that reaches for the machine: it can be imported and looked at, not used.
(function (name) {
	"use strict";

	function make(path) {
		const refuse = () => {
			throw new Error(`${path} is not available while a schema is evaluated`);
		};
		return new Proxy(function () {}, {
			get(target, key) {
				if (typeof key === "symbol" || key === "then" || key === "__esModule")
					return undefined;
				if (key === "prototype") return target.prototype;
				if (key === "default") return make(path);
				return make(`${path}.${key}`);
			},
			has: () => true,
			apply: refuse,
			construct: refuse,
		});
	}

	return make(name);
})

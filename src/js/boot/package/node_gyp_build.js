// node-gyp-build: a package with a native half can be loaded, and what is native in it says so when called.
module.exports = (folder) =>
	new Proxy({}, {
		get: (_, name) => () => {
			throw new Error(`${String(name)} of ${folder} is native code, which a schema cannot run`);
		},
	});

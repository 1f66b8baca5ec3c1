// node:os: constants, and nothing that tells one machine from another.
const host = require("rihla:host");

module.exports = {
	EOL: "\n",
	arch: () => host.arch(),
	availableParallelism: () => 1,
	constants: { signals: {}, errno: {}, priority: {} },
	cpus: () => [],
	devNull: "/dev/null",
	endianness: () => "LE",
	freemem: () => 2 ** 30,
	homedir: () => process.env.HOME ?? "/",
	hostname: () => "localhost",
	loadavg: () => [0, 0, 0],
	machine: () => (host.arch() === "x64" ? "x86_64" : "aarch64"),
	networkInterfaces: () => ({}),
	platform: () => host.platform(),
	release: () => "",
	tmpdir: () => process.env.TMPDIR ?? "/tmp",
	totalmem: () => 2 ** 32,
	type: () => (host.platform() === "darwin" ? "Darwin" : "Linux"),
	uptime: () => host.now() / 1e3,
	userInfo: () => ({ username: process.env.USER ?? "", uid: -1, gid: -1, shell: null, homedir: process.env.HOME ?? "/" }),
	version: () => "",
};

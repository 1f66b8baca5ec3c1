// `import "dotenv/config"`: the host has loaded .env before the config runs, as drizzle-kit does.
module.exports = {};

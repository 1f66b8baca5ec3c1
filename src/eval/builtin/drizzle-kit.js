// What configs import from drizzle-kit.
module.exports = { defineConfig: (config) => config };

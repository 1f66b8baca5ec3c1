// What a drizzle.config imports from drizzle-kit.
exports.defineConfig = (config) => config;

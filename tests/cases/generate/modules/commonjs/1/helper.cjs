module.exports = { helper: (text) => text("name").notNull() };

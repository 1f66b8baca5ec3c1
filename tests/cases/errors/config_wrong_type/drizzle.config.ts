export default { dialect: "postgresql", schema: 42, out: "./drizzle" };

export default { dialect: "postgresql", schema: "./schema.ts", casing: "kebab-case" };

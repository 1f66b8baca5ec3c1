export default { dialect: "postgresql", schema: "./schema.ts", out: "./drizzle", dbCredentials: { url: "postgresql://host:notaport/none" } };

export default { dialect: "postgresql", schema: "./schema.ts", out: "./drizzle", dbCredentials: { url: "postgresql://nobody@127.0.0.1:1/none" } };

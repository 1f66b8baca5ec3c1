export default { schema: "./schema.ts", out: "./drizzle" };

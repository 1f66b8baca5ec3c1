const url: string | undefined = process.env.RIHLA_TEST_NO_SUCH_VARIABLE;
if (!url) {
	throw new Error("DATABASE_URL is not set");
}
export default { dialect: "postgresql", schema: "./schema.ts", dbCredentials: { url } };

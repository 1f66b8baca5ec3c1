export const config = { dialect: "postgresql" };

export const a = {{;

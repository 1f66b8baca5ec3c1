export default "dynamic";
export const value: number = await Promise.resolve(7);

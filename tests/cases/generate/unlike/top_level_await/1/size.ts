export const size = await new Promise<number>((resolve) => setTimeout(() => resolve(4), 1));

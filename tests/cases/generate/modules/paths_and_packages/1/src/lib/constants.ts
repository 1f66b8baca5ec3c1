export const LENGTH = 0xff;

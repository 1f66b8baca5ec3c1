export const otherColumn = () => null;

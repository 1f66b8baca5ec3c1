export const viaStar = () => "star";
export default "not through a star";

export const TABLE = "mapped_rows";

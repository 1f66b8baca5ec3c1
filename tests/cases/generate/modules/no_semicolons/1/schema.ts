import { integer, pgTable, text } from "drizzle-orm/pg-core"

type A = { a: string }
const a = { a: "x" } as A
const b = [1, 2] as const
;[3].forEach((x) => x)
let c: number | undefined = 4
;(function () {})()
export const rows = pgTable("rows", {
  id: integer().primaryKey(),
  text: text().default(a.a!)
  , n: integer().default(b[0] + c!)
})
export type R = typeof rows

#!/usr/bin/env node
import def, { a, b as c, type D, unused, "str name" as str } from "m1"
import * as ns from "m2"
import unused2 from "m3"
import * as unused3 from "m4"
import { typeOnly, alsoType as at } from "m5"
import def2, * as ns2 from "m6"
import "m7"
import { } from "m8"
import json from "./x.json" with { type: "json" }

import { shadowed } from "m9"
import { Base, Mixin, dec, inType, inTypeof, inHeritageArgs, inDefault, inTemplate, inComputed, inExport, inNew, inLabel, inProperty } from "m10"
import r1 = require("r1")
import r2 = require("r2")
import al1 = ns.x.y
import al2 = ns.z
import al3 = al2.w
export import al4 = ns.q
export { a, c as cc, ns, str as "other name", NotDeclared, D, localType, localValue }
export { x1, y1 as z1, default as w1, type T1, "a b" as ab, ab2 as "c d" } from "m11"

export * from "m13"
export * as star from "m14"
export * as "star name" from "m15"
export { } from "m16"
export { type T2 } from "m17"
export { }
export const e1: string = def, { e2, f: [e3, ...e4] }: any = a, e5 = () => c
export let e6: number
export var e7
export function e8(): void
export function e8(x?: any) { }
export async function e9() { }
export function* e10() { }
export class e11<T> { }
export enum e12 { A }
export const enum e13 { A }
export namespace e14 { export const x = 1 }
export declare const e15
export interface e16 { }
export type e17 = 1
export abstract class e18 { }
export async function* e19<T>() { }
type localType = 1
let localValue = def2 + ns2.x
let v1: typeOnly = at as unknown as at
function f(shadowed) { return shadowed }
{ let shadowed = 1; shadowed; { shadowed } }
class C1 extends Mixin(Base)<inType> { [inComputed] = inDefault; m(x = inDefault, y: inType) { return `${inTemplate}` } }
let v2: typeof inTypeof
new inNew; ({ inProperty }); ({ inProperty: 1 }); x.inProperty; inLabel: while (1) break inLabel
r1(); json; al3(); import("dyn"); import("dyn2" + x); import.meta.url
export { inExport }
export default def satisfies any

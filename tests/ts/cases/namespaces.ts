namespace A { }
namespace B { type X = 1; interface Y { } }
namespace C { export const a = 1, b = a; export let c; export var d = c; const e = a + 1; export function f() { return a } export async function g() { } export class H { static x = a } export abstract class I { } export enum J { K } export namespace L { export const m = a; namespace N { export const o = m } } export type P = 1; export interface Q { } export import r = L.m; export declare const s; a; c = 1; c++; [c] = [1]; ({ c } = x); ({ a: c, ...d } = y); f(); g(); new H; c(); c?.(); c`x`; { let c = 1; c } (c) => c; ({ c }); ({ c: 1 }); x.c; typeof c; }
namespace C { a; c; f(); new H; J.K; L.m; r }
namespace D.E.F { export const x = 1 }
namespace D.E { export const y = F.x }
namespace D { E.y }
export namespace G { export const { a, b: [c = a, ...d], ...e } = x, [f, , g] = y; export let h = 1, i, j = 2; export const k = async () => { await h } }
export namespace G { a + f }
export declare namespace H { const x }
export namespace I.J { export const x = 1 }
class K { } namespace K { export const x = 1 }
function L() { } namespace L { export let y = L }
enum M { a } namespace M { export function f() { return M.a } }
module N { foo() }

namespace P { import d = E.f; d; export import g = H.i; g }
namespace Q { function f(); function f(a?) { } export function g(): void; export function g(x?: any) { } export declare function h(); declare let i }
namespace R { export namespace S { export namespace T { export let u = 1 } } S.T.u }
function f() { namespace_ }

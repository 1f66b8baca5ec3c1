"use strict"
let a = b
interface A { }
(c)
type B = C
;[d]
let e: F
(g)
declare let h
`i`
import j = k.l
(m)
if (n) type
else type
if (o) { interface P { } } else type
while (0) { type Q = 1 }
for (;;) { declare const r; break }
do x; while (y) z
do { } while (a) b
switch (a) { case 1: interface X { } case 2: (b as any)
	(c); default: type Y = 1; d }
{ type Z = 1 }
{ interface X { } (a) }
label: { type X = 1 }
function f1() { return }
function f2() { return a
	(b) }
function f3() { return <any>a }
function f4() { return a as any
}
var type = 1, interface_ = 2, declare = 3, namespace = 4, module = 5, abstract = 6, as = 7, is = 8, of = 9, get = 10, set = 11, async = 12, from = 13, global = 14, satisfies = 15, infer = 16, keyof = 17, readonly = 18, unique = 19, asserts = 20, out = 21, override = 22, require = 23, static_ = 24, target = 25, any = 26, string = 27, accessor = 28, constructor = 29, using = 30
type = 1; type(1); type.x; type[0]; type++; type; type
x
declare = 1; declare.x; declare(1); declare
y
namespace = 1; namespace.x; namespace
z
module = 1; module.exports = 2; module[0]
abstract = 1; abstract
class Q1 { }
async = 1; async(1); async.x; async
function f5() { }
async()
async (x) => 1; async x => 1; async () => { }; async
x => 1
of = 1; using = 2; using(1); using.x; using[0]; accessor = 3
as = as as any; satisfies = satisfies satisfies any; (as as as); is in of
get = set; infer = keyof + readonly; unique / asserts / out

for (of of of) ; for (as of as) ; for (type in is) ; for (const of of of) ; for (let as of as) ; for (async in x) ; for (const async of x) ;
for (const [a, b] of c as any) ; for (const { a = 1, ...b } of c!) ; for (let x = (a in b); x;) ; for (var y = 1 as any; ;) break
x = a ? b : c ? d : e
x = y / 2 / z; x = /re[/]g/gi.test(y) / 2; x = a++ / b; x = (a) / b; x = [a] / b / c; if (a) /re/.test(b); x = typeof /re/; x = `${/re/}`; () => /re/; return_ / 2 / 1
x = 1_000 + 0xFF_FF + 0b1 + 0o7 + 1e3 + 1.5e-3 + .5 + 5. + 1n + 0xFn + 1..toString() + 1.0.toFixed()
x = "\u{1F600}\x41\
" + 'a\'b' + `a${`b${c}`}\`d` + "\u2028" + "'" + '"'
x = a ?? b; x ??= c; x ||= d; x &&= e; x **= 2; x >>>= 1; x >>= 1; x <<= 1; x = a ?. b?.[c]?.(d); x = a ?.5 : 1
x = new a.b.c(d)(e); x = new (a())(); x = new new a()(); x = new a; x = new a().b; x = new a`b`
x = async function () { await a; for await (const b of c) ; }; x = function* () { yield; yield a; yield* b; (yield); [yield]; yield
	a }
x = a, b, c; (a, b); x = ((a)); x = (a, (b, c))
x = a => b => c; x = (a, b) => ({ a }); x = ([a]) => a; x = ({ a }) => a; x = (...a) => a; x = (a = 1) => a; x = () => { }; x = (a) => { }
x = { a, b: 1, c() { }, ...d, [e]: 1, "f": 1, 1: 2, get g() { return 1 } }
{ let { a, b: { c = 1 }, ...d } = e, [f, , g = 1, ...[h]] = i }
[a, b] = [b, a]; ({ a, b = 1, ...c } = d); [a.b, c[d]] = e; ({ a: b.c = 1 } = d)
try { } catch { } finally { }
if (a) b; else if (c) d; else e
debugger
throw a as any
;;
var \u0061bc = ünïcödé, $ = _
a
++b
a = b
--c
!function () { }()
void 0, delete a.b, typeof a
<any>a

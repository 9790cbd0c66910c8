import { parse } from 'graphql';
import { fingerprintOf, trustedIn } from './trusted-documents.plugin.js';

const of = (text: string): string => fingerprintOf(parse(text));

it('knows a document by what it asks, whatever the order of its fields and with what clients add', () => {
  const asked = of('query A($x: Int!) { a(x: $x) { b c { d } ...F } } fragment F on A { e }');
  expect(of('fragment F on A { __typename e } query A($x: Int!) { a(x: $x) { ...F c { __typename d } b __typename } }')).toBe(asked);
  for (const other of ['query A($x: Int!) { a(x: 1) { b c { d } ...F } } fragment F on A { e }', 'query A($x: Int!) { a(x: $x) { b c { d f } ...F } } fragment F on A { e }', 'query A($x: Int!) { a(x: $x) { b c { d } } }', 'mutation A($x: Int!) { a(x: $x) { b c { d } ...F } } fragment F on A { e }', 'query A($x: Int!) { other: a(x: $x) { b c { d } ...F } } fragment F on A { e }']) expect(of(other)).not.toBe(asked);
});

it('knows it whatever the order of arguments, variables and parts of values', () => {
  expect(of('query ($b: Int, $a: Int) { f(y: { d: 2, c: $b }, x: $a) @skip(if: true) { g } }')).toBe(of('query ($a: Int, $b: Int) { f(x: $a, y: { c: $b, d: 2 }) @skip(if: true) { g } }'));
  expect(of('query ($a: Int) { f(x: $a) }')).not.toBe(of('query ($a: Int) { f(y: $a) }'));
});

it('takes the list of a build', () => {
  const trusted = trustedIn({ 'sha256:1': 'query A { a { b } }', 'sha256:2': 'query B { c }' });
  expect([trusted.size, trusted.has(of('query A { a { __typename b } }')), trusted.has(of('query A { a { b } c }'))]).toEqual([2, true, false]);
});

/** Arbitraries of program text that wait for the variables in scope where they will stand. */
import fc from 'fast-check';
import type { Scope } from './scope.js';

/** Writes a piece of a program where it is to stand. */
export type Make<Piece> = (scope: Scope) => Piece;

export type Making<Piece> = fc.Arbitrary<Make<Piece>>;

/** What an arbitrary with no need of a scope is as one with it. */
export function plain<Piece>(arbitrary: fc.Arbitrary<Piece>): Making<Piece> {
  return arbitrary.map((piece) => () => piece);
}

/** Joins pieces, which are written in their order, so that each sees what the others declare. */
export function combine<Parts extends readonly unknown[], Piece>(
  parts: { readonly [Key in keyof Parts]: Making<Parts[Key]> },
  join: (...parts: Parts) => Piece,
): Making<Piece> {
  return fc
    .tuple(...(parts as readonly Making<unknown>[]))
    .map((makers) => (scope) => join(...(makers.map((make) => make(scope)) as unknown as Parts)));
}

/** Like `combine`, for a piece that looks into the scope, or writes its parts in another one. */
export function within<Parts extends readonly unknown[], Piece>(
  parts: { readonly [Key in keyof Parts]: fc.Arbitrary<Parts[Key]> },
  write: (scope: Scope, ...parts: Parts) => Piece,
): Making<Piece> {
  return fc
    .tuple(...(parts as readonly fc.Arbitrary<unknown>[]))
    .map((made) => (scope) => write(scope, ...(made as unknown as Parts)));
}

/** A number that stands for one of the things there are, more often for one of the nearest. */
export const pick = fc.oneof(fc.nat(2), fc.nat(30));

/** One of several, the earlier the simpler. */
export function choose<Item>(items: readonly Item[], position: number): Item | undefined {
  return items.length === 0 ? undefined : items[position % items.length];
}

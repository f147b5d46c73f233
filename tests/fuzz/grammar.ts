/** The rules of the language that programs are made of: to widen it, add an arbitrary to a list. */
import fc from 'fast-check';
import type { Expression } from './expression.js';
import { flags } from './expressions/flags.js';
import { fractions } from './expressions/fractions.js';
import { integers } from './expressions/integers.js';
import { texts } from './expressions/texts.js';
import type { Make, Making } from './make.js';
import { branches } from './statements/branches.js';
import { closures } from './statements/closures.js';
import { collections } from './statements/collections.js';
import { destructuring } from './statements/destructuring.js';
import { errors } from './statements/errors.js';
import { everyday } from './statements/everyday.js';
import { lists } from './statements/lists.js';
import { loops } from './statements/loops.js';
import { patterns } from './statements/patterns.js';
import { records } from './statements/records.js';
import { declarations, variables } from './statements/variables.js';

/** What there are rules for. */
interface Pieces {
  readonly integer: Make<Expression>;
  readonly fraction: Make<Expression>;
  readonly flag: Make<Expression>;
  readonly text: Make<Expression>;
  /** The lines of a statement. */
  readonly statement: Make<string[]>;
  /** The lines of some declarations and statements in a row. */
  readonly statements: Make<string[]>;
}

/** What a rule is made of: other rules, tied together when all are there. */
export type Rules = { readonly [Name in keyof Pieces]: fc.Arbitrary<Pieces[Name]> };

/** One way to write something, and how often it is taken, compared with the others. */
export interface Way<Piece> {
  readonly weight: number;
  readonly arbitrary: Making<Piece>;
}

/** How deep things stand in each other. */
export interface Depth {
  readonly expressions: number;
  readonly statements: number;
}

/** Ties the rules together. */
export function grammar(depth: Depth): Rules {
  return fc.letrec<Pick<Pieces, keyof Pieces>>((tie) => {
    const rules: Rules = {
      integer: tie('integer'),
      fraction: tie('fraction'),
      flag: tie('flag'),
      text: tie('text'),
      statement: tie('statement'),
      statements: tie('statements'),
    };
    const expression = oneOf(depth.expressions);
    return {
      integer: expression(integers(rules)),
      fraction: expression(fractions(rules)),
      flag: expression(flags(rules)),
      text: expression(texts(rules)),
      statement: oneOf(depth.statements)([
        ...variables(rules),
        ...declarations(rules),
        ...branches(rules),
        ...loops(rules),
        ...collections(rules),
        ...lists(rules),
        ...patterns(rules),
        ...records(rules),
        ...errors(rules),
        ...closures(rules),
        ...destructuring(rules),
        ...everyday(rules),
      ]),
      statements: inRow(expression(declarations(rules)), rules.statement),
    };
  });
}

/** Chooses a way; the first is taken where no others may be, and is what others shrink to. */
function oneOf(maxDepth: number) {
  const depthIdentifier = fc.createDepthIdentifier();
  return <Piece>(ways: readonly Way<Piece>[]): Making<Piece> =>
    fc.oneof({ maxDepth, depthIdentifier, withCrossShrink: true }, ...ways);
}

/** What stands in a body: it begins with variables, so that the rest has some to work with. */
function inRow(declaration: Making<string[]>, statement: Making<string[]>): Making<string[]> {
  const before = fc.array(declaration, { maxLength: 4, size: 'max' });
  const after = fc.array(statement, { minLength: 1, maxLength: 5, size: 'max' });
  return fc
    .tuple(before, after)
    .map((makers) => (scope) => makers.flat().flatMap((make) => make(scope)));
}

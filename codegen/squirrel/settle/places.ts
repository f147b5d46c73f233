import {
  assignment,
  name,
  noTrivia,
  type Assignment,
  type Expression,
  type LocalStatement,
  type Statement,
} from '../tree.js';

/** What becomes of a value, and what a branch that has it does with it. */
export interface Place {
  readonly whole: (value: Expression) => Statement[];
  readonly branch: (value: Expression) => Statement[];
  /** What stands above the branches that write to it, and its value where none does. */
  readonly above: (value: Expression | null) => Statement[];
  /** Whether the value of no branch can be there before the others are decided. */
  readonly isRead: boolean;
  /** The new variable that it is, if it is one. */
  readonly variable: string | null;
  /** Whether nothing follows the value. */
  readonly ends: boolean;
}

type Of<Kind> = Extract<Statement, { kind: Kind }>;

export const effect = (value: Expression): Of<'expression'> => ({
  kind: 'expression',
  value,
  trivia: noTrivia,
});

export const local = (name: string, value: Expression | null): LocalStatement => ({
  kind: 'local',
  name,
  value,
  trivia: noTrivia,
});

/** A new variable. */
export function localPlace(node: LocalStatement): Place {
  return {
    ...assignedPlace(node.name),
    whole: (value) => [{ ...node, value }],
    above: (value) => [{ ...node, value }],
    isRead: false,
    variable: node.name,
  };
}

/** A variable that is there already. */
export function assignedPlace(variable: string): Place {
  const whole = (value: Expression): Statement[] => [
    effect(assignment(name(variable), '=', value)),
  ];
  return { whole, branch: whole, above: () => [], isRead: true, variable: null, ends: false };
}

/** An assignment that is a statement. */
export function targetPlace(node: Of<'expression'>, target: Assignment): Place {
  const branch = (value: Expression): Statement[] => [effect({ ...target, value })];
  const whole = (value: Expression): Statement[] => [{ ...node, value: { ...target, value } }];
  return { whole, branch, above: () => [], isRead: true, variable: null, ends: false };
}

/** What leaves a function: `return`, `throw`, or for a while `yield`. */
export function endPlace(node: Of<'return'> | Of<'throw'> | Of<'yield'>): Place {
  return {
    whole: (value) => [{ ...node, value }],
    branch: (value) => [{ ...node, value, trivia: noTrivia }],
    above: () => [],
    isRead: false,
    variable: null,
    ends: node.kind !== 'yield',
  };
}

/** A statement for the effect alone: a literal has none. */
export function effectPlace(node: Of<'expression'>): Place {
  return {
    whole: (value) => [{ ...node, value }],
    branch: (value) => (value.kind === 'literal' ? [] : [effect(value)]),
    above: () => [],
    isRead: false,
    variable: null,
    ends: false,
  };
}

import type { Call, Expression, Held, Statement, Variable } from './tree.js';
import { noTrivia } from './tree.js';
import { isLasting } from './settle/order.js';
import { wishFor } from './settle/wish.js';

// What an expression needs more than once stands in a variable, if it may not be evaluated again.

/** Values that may be used more than once, after these steps. */
export interface Ready {
  readonly steps: readonly Statement[];
  readonly values: readonly Expression[];
}

/** Makes values ready to be used more than once: those that may not stand twice get a variable. */
export function ready(...values: readonly Expression[]): Ready {
  const steps: Statement[] = [];
  const lastHeld = values.reduce((last, each, at) => (isRepeatable(each) ? last : at), -1);
  const made = values.map((value, at) => {
    const later = values.slice(at + 1);
    if (isRepeatable(value) && (at > lastHeld || isLasting(value, later))) return value;
    const { step, held } = hold(value);
    steps.push(step);
    return held;
  });
  return { steps, values: made };
}

/** Puts a value into a variable of its own. */
export function hold(value: Expression, wish = wishFor(value)): { step: Statement; held: Held } {
  const variable: Variable = { wish };
  return {
    step: { kind: 'hold', variable, value, trivia: noTrivia },
    held: { kind: 'held', variable },
  };
}

/** A value that is evaluated after some steps. */
export function after(steps: readonly Statement[], value: Expression): Expression {
  return steps.length === 0 ? value : { kind: 'sequence', steps, value };
}

/** The parts of what is written to, made ready to be used more than once. */
export function readyTarget(target: Expression): {
  steps: readonly Statement[];
  target: Expression;
} {
  if (target.kind === 'member') {
    const { steps, values } = ready(target.object);
    return { steps, target: { ...target, object: values[0]! } };
  }
  if (target.kind !== 'index') return { steps: [], target };
  const { steps, values } = ready(target.object, target.index);
  return { steps, target: { ...target, object: values[0]!, index: values[1]! } };
}

/** Whether an expression may stand twice: it is short, and reading it does nothing. */
function isRepeatable(node: Expression): boolean {
  switch (node.kind) {
    case 'member':
      return isRepeatable(node.object);
    case 'index':
      return isRepeatable(node.object) && isRepeatable(node.index);
    case 'binary':
      return ['+', '-'].includes(node.operator) && [node.left, node.right].every(isRepeatable);
    case 'call':
      return isLength(node) && isRepeatable(node.callee);
    default:
      return ['literal', 'name', 'global', 'held'].includes(node.kind);
  }
}

function isLength({ callee, args }: Call): boolean {
  return callee.kind === 'member' && callee.name === 'len' && args.length === 0;
}

import type { Assignment, Expression } from '../tree.js';
import { partsOf } from './parts.js';

// JavaScript evaluates the parts of an expression one after the other. Squirrel reads a variable of
// the function only when an operator needs it, after what stands behind it has been evaluated.

/** Whether statements have to stand in front of an expression, so that it can be evaluated. */
export function needsSteps(node: Expression): boolean {
  const known = stepNeeds.get(node);
  if (known !== undefined) return known;
  const found = findNeed(node);
  stepNeeds.set(node, found);
  return found;
}

const stepNeeds = new WeakMap<Expression, boolean>();

function findNeed(node: Expression): boolean {
  if (node.kind === 'sequence') return true;
  if (node.kind === 'conditional') {
    return [node.test, node.whenTrue, node.whenFalse].some(needsSteps);
  }
  if (isCompound(node) && isReadTooLate(node)) return true;
  const { parts } = partsOf(node);
  return parts.some(needsSteps) || parts.some((_, at) => isLate(node, parts, at));
}

/** Whether a part is a variable that Squirrel reads after a later part has changed it. */
export function isLate(node: Expression, parts: readonly Expression[], at: number): boolean {
  // Arguments, elements and slots are copied one after the other; what is called is not.
  const isCallee = node.kind === 'call' && at === 0 && node.callee.kind === 'name';
  if (!isCallee && (!lateKinds.has(node.kind) || isLogical(node))) return false;
  const part = parts[at]!;
  return part.kind === 'name' && parts.slice(at + 1).some((later) => mayChange(later, part));
}

const lateKinds = new Set<Expression['kind']>(['index', 'binary', 'assignment', 'update', 'unary']);

/** Whether this is `a && b` or `a || b`. */
export function isLogical(
  node: Expression,
): node is Extract<Expression, { kind: 'binary' }> & { readonly operator: '&&' | '||' } {
  return node.kind === 'binary' && (node.operator === '&&' || node.operator === '||');
}

/** Whether this reads what it writes to, as `x += y` does. */
export function isCompound(node: Expression): node is Assignment {
  return node.kind === 'assignment' && node.operator !== '=' && node.operator !== '<-';
}

/** Whether the value of `x += value` changes x, which JavaScript has read before. */
export function isReadTooLate({ target, value }: Assignment): boolean {
  if (needsSteps(value)) return true;
  return target.kind === 'name' && mayChange(value, target);
}

type Name = Extract<Expression, { kind: 'name' }>;

/** Whether evaluating an expression may change a variable. */
function mayChange(node: Expression, variable: Name): boolean {
  const { changes } = variable;
  if (changes !== 'assigned' && changes !== 'calls') return false;
  return someIn(node, (each) => {
    return each.kind === 'call' ? changes === 'calls' : writesTo(each, variable.name);
  });
}

function writesTo(node: Expression, name: string): boolean {
  if (node.kind === 'update') return isName(node.operand, name);
  return node.kind === 'assignment' && isName(node.target, name);
}

const isName = (node: Expression, name: string): boolean =>
  node.kind === 'name' && node.name === name;

/** Whether something holds for an expression in a part of a tree, less what functions in it do. */
function someIn(part: unknown, holds: (node: Expression) => boolean): boolean {
  if (Array.isArray(part)) return part.some((each) => someIn(each, holds));
  if (typeof part !== 'object' || part === null) return false;
  if ('kind' in part && part.kind === 'function') return false;
  // `holds` asks for the kinds of expressions, which no statement has.
  if ('kind' in part && holds(part as Expression)) return true;
  return Object.values(part).some((each) => someIn(each, holds));
}

/** Whether a value is the same after what is evaluated later, so that it may be read then. */
export function isLasting(node: Expression, later: readonly Expression[]): boolean {
  switch (node.kind) {
    case 'literal':
    case 'function':
    case 'global':
    case 'held':
      return true;
    case 'name':
      return isLastingName(node, later);
    case 'unary':
      return isLasting(node.operand, later);
    case 'binary':
      return (
        node.operator !== 'in' && [node.left, node.right].every((each) => isLasting(each, later))
      );
    case 'array':
    case 'table':
      return partsOf(node).parts.every((each) => isLasting(each, later));
    default:
      return false;
  }
}

function isLastingName(node: Name, later: readonly Expression[]): boolean {
  if (node.changes === 'never' || fixed.has(node.name)) return true;
  return node.changes === 'assigned' && !later.some((each) => mayChange(each, node));
}

/** What no program changes. */
const fixed = new Set(['this', 'base', 'self', 'vargv']);

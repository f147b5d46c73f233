import type { BinaryOperator, Expression } from './tree.js';

/**
 * How tightly Squirrel 3.0 binds. `in` and `instanceof` moved in 3.1, so the printer puts them in
 * parentheses wherever they are an operand.
 */
const binaryPrecedence: Readonly<Record<BinaryOperator, number>> = {
  '||': 3,
  '&&': 4,
  in: 4,
  instanceof: 4,
  '|': 5,
  '^': 6,
  '&': 7,
  '==': 8,
  '!=': 8,
  '<=>': 8,
  '<': 9,
  '<=': 9,
  '>': 9,
  '>=': 9,
  '<<': 10,
  '>>': 10,
  '>>>': 10,
  '+': 11,
  '-': 11,
  '*': 12,
  '/': 12,
  '%': 12,
};

export const conditionalPrecedence = 2;
export const unaryPrecedence = 13;
export const postfixPrecedence = 14;

/** How tightly an expression's own outermost operator binds. */
function precedenceOf(expression: Expression): number {
  switch (expression.kind) {
    case 'comma':
      return 0;
    case 'assignment':
    case 'lambda':
      return 1;
    case 'conditional':
      return conditionalPrecedence;
    case 'binary':
      return binaryPrecedence[expression.operator];
    case 'unary':
    case 'update':
      return unaryPrecedence;
    case 'literal':
      // A negative number is a minus sign and a number; a dot would belong to a number.
      return /^[-\d]/.test(expression.text) ? unaryPrecedence : postfixPrecedence;
    default:
      return postfixPrecedence;
  }
}

/** How tightly the operands of an operator must bind; `&&` within `||` is set off for the reader. */
export function operandFloor(operator: BinaryOperator): number {
  return operator === '||' ? binaryPrecedence['&&'] + 1 : binaryPrecedence[operator];
}

/** Whether an operand that must bind at least as tightly as `floor` needs parentheses. */
export function needsParentheses(operand: Expression, floor: number): boolean {
  if (operand.kind === 'binary' && operand.operator.startsWith('in')) return true;
  return precedenceOf(operand) < floor;
}

/** Whether a statement that begins with this would be read as a block or a declaration. */
export function beginsOtherwise(node: Expression): boolean {
  switch (node.kind) {
    case 'table':
    case 'function':
    case 'class':
      return true;
    case 'member':
    case 'index':
      return beginsOtherwise(node.object);
    case 'assignment':
      return beginsOtherwise(node.target);
    case 'binary':
      return beginsOtherwise(node.left);
    case 'conditional':
      return beginsOtherwise(node.test);
    case 'call':
      // What is called is in parentheses if it is a function itself.
      return node.callee.kind !== 'function' && beginsOtherwise(node.callee);
    default:
      return false;
  }
}

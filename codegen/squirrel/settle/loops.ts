import { binary, noTrivia, unary, type Block, type Expression, type Statement } from '../tree.js';

/** `if (!test) break;` */
export function exitUnless(test: Expression): Statement {
  const exit: Statement = { kind: 'break', trivia: noTrivia };
  const then = { statements: [exit], dangling: [] };
  return { kind: 'if', test: negated(test), then, otherwise: null, trivia: noTrivia };
}

function negated(test: Expression): Expression {
  if (test.kind === 'unary' && test.operator === '!') return test.operand;
  if (test.kind !== 'binary') return unary('!', test);
  if (test.operator === '==') return binary(test.left, '!=', test.right);
  return test.operator === '!=' ? binary(test.left, '==', test.right) : unary('!', test);
}

/** Whether the body of a loop goes on to the next turn before its end. */
export function hasContinue({ statements }: Block): boolean {
  return statements.some(continues);
}

function continues(node: Statement): boolean {
  switch (node.kind) {
    case 'continue':
      return true;
    case 'block':
      return hasContinue(node.body);
    case 'if':
      return hasContinue(node.then) || continuesOtherwise(node.otherwise);
    case 'switch':
      return node.cases.some(({ body }) => hasContinue(body));
    case 'try':
      return hasContinue(node.body) || hasContinue(node.handler);
    default:
      return false;
  }
}

function continuesOtherwise(node: Extract<Statement, { kind: 'if' }>['otherwise']): boolean {
  if (node === null) return false;
  return 'kind' in node ? continues(node) : hasContinue(node);
}

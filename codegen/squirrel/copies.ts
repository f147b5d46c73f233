import { nullLiteral, type LocalStatement } from './tree.js';

// Within one `local`, Squirrel's compiler evaluates right into a variable that is a copy of the one before it,
// as in `local a = x + 1, b = a`, and leaves that one without a value.

/** Whether a variable is a copy of the one before it. */
function isCopy(before: LocalStatement | undefined, { value }: LocalStatement): boolean {
  return before !== undefined && value?.kind === 'name' && value.name === before.name;
}

/** Whether a variable can stand behind another one in the same `local`. */
export function canShare(before: LocalStatement, node: LocalStatement): boolean {
  const { value } = before;
  return !isCopy(before, node) || value === null || value.kind === 'literal';
}

/** The variables of one `local`: a copy of a literal is the literal, too. */
export function withLiterals(nodes: readonly LocalStatement[]): LocalStatement[] {
  const made: LocalStatement[] = [];
  for (const node of nodes) {
    const last = made.at(-1);
    made.push(isCopy(last, node) ? { ...node, value: last!.value ?? nullLiteral } : node);
  }
  return made;
}

import { shortenNames } from './rename.js';
import {
  assignment,
  noTrivia,
  type Assignment,
  type Expression,
  type ExpressionStatement,
  type SquirrelFile,
  type Statement,
} from './tree.js';

/**
 * Makes a tree that means the same and costs a device less: without comments, with short
 * names, and with neighbouring assignments of one value joined.
 * @param members - The names of members that nothing outside the file uses.
 */
export function compact(file: SquirrelFile, members: ReadonlySet<string>): SquirrelFile {
  return shortenNames(rewrite(file), members);
}

/** Rewrites a part of a tree, its own parts first. */
function rewrite<Part>(part: Part): Part {
  if (Array.isArray(part)) return joinAssignments(part.map(rewrite)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const parts = Object.entries(part).map(([key, value]) => [key, rewriteProperty(key, value)]);
  return Object.fromEntries(parts) as Part;
}

function rewriteProperty(key: string, value: unknown): unknown {
  if (key === 'trivia') return noTrivia;
  if (key === 'dangling') return [];
  return key === 'origin' ? value : rewrite(value);
}

/** `a = null; b = null;` becomes `a = b = null;`: the value is loaded once. */
function joinAssignments(nodes: readonly unknown[]): unknown[] {
  return nodes.reduceRight<unknown[]>((later, node) => {
    const joined = join(node as Statement, later[0] as Statement | undefined);
    return joined === null ? [node, ...later] : [joined, ...later.slice(1)];
  }, []);
}

function join(node: Statement, next: Statement | undefined): ExpressionStatement | null {
  const [first, second] = [node, next].map(simpleAssignment);
  if (!first || !second || literalOf(first) !== literalOf(second)) return null;
  const value = { ...assignment(first.target, '=', second) };
  return { ...(node as ExpressionStatement), value };
}

/** An assignment of a literal to a variable or a field of `this`, which none beside it can change. */
function simpleAssignment(node: Statement | undefined): Assignment | null {
  if (node?.kind !== 'expression' || node.value.kind !== 'assignment') return null;
  const isSimple = node.value.operator === '=' && isOwn(node.value.target);
  return isSimple && literalOf(node.value) !== null ? node.value : null;
}

function isOwn(target: Expression): boolean {
  if (target.kind === 'name') return true;
  return target.kind === 'member' && target.object.kind === 'name' && target.object.name === 'this';
}

/** The literal that assignments end in. */
function literalOf({ value }: Assignment): string | null {
  if (value.kind === 'assignment') return literalOf(value);
  return value.kind === 'literal' ? value.text : null;
}

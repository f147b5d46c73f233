import { ts } from 'ts-morph';

/** The declarations that are used above them, and the first statement that uses each. */
export class Ahead {
  private readonly users = new Map<ts.Declaration, ts.Statement>();
  private readonly declarations = new Map<ts.Statement, Set<ts.Declaration>>();

  /** Whether a declaration is used above it in a list of statements. */
  has(declaration: ts.Declaration, list: ts.Node): boolean {
    return this.users.get(declaration)?.parent === list;
  }

  /** @param rankOf - Where a statement comes in Squirrel. */
  add(
    declaration: ts.Declaration,
    user: ts.Statement,
    rankOf: (statement: ts.Statement) => number,
  ): void {
    const earlier = this.users.get(declaration);
    if (earlier !== undefined && isFirst(earlier, user, rankOf)) return;
    if (earlier !== undefined) this.declarations.get(earlier)?.delete(declaration);
    this.users.set(declaration, user);
    const others = this.declarations.get(user) ?? new Set();
    this.declarations.set(user, others.add(declaration));
  }

  /** What a statement is the first one to use. */
  usedFirstBy(user: ts.Statement): ts.Declaration[] {
    return [...(this.declarations.get(user) ?? [])];
  }
}

/** Whether a statement comes before another one, which may be in a namespace. */
function isFirst(
  one: ts.Statement,
  other: ts.Statement,
  rankOf: (statement: ts.Statement) => number,
): boolean {
  if (one.parent === other.parent) return rankOf(one) <= rankOf(other);
  return ts.findAncestor(other, (each) => each === one.parent) !== undefined;
}

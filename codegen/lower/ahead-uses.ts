import type { ts } from 'ts-morph';

/** The declarations that are used above them, and the first statement that uses each. */
export class Ahead {
  private readonly users = new Map<ts.Declaration, ts.Statement>();
  private readonly declarations = new Map<ts.Statement, Set<ts.Declaration>>();

  has(declaration: ts.Declaration): boolean {
    return this.users.has(declaration);
  }

  /** @param rankOf - Where a statement comes in Squirrel. */
  add(
    declaration: ts.Declaration,
    user: ts.Statement,
    rankOf: (statement: ts.Statement) => number,
  ): void {
    const earlier = this.users.get(declaration);
    if (earlier !== undefined && rankOf(earlier) <= rankOf(user)) return;
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

import type { ts } from 'ts-morph';

/** The declarations that are used above them, and the first statement that uses each. */
export class Ahead {
  private readonly users = new Map<ts.Declaration, ts.Statement>();
  private readonly declarations = new Map<ts.Statement, Set<ts.Declaration>>();

  has(declaration: ts.Declaration): boolean {
    return this.users.has(declaration);
  }

  add(declaration: ts.Declaration, user: ts.Statement): void {
    const earlier = this.users.get(declaration);
    if (earlier !== undefined && earlier.pos <= user.pos) return;
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

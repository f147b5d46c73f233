import { ts } from 'ts-morph';
import { declarationsIn } from '../analysis/context.js';
import { namesIn } from '../analysis/uses.js';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

/** The modules become one file, where each name is declared once. */
export function checkNameClashes(context: Context, reachable: ReadonlySet<ts.Statement>): void {
  const names = new Set<string>();
  for (const declaration of [...reachable].flatMap(declarationsIn)) {
    const declared = ts.getNameOfDeclaration(declaration) as ts.BindingName | undefined;
    for (const name of declared === undefined ? [] : namesIn(declared)) {
      if (names.has(name.text)) context.report(findings.nameClash(name.text), name);
      names.add(name.text);
    }
  }
}

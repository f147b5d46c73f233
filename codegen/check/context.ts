import type { ts } from 'ts-morph';
import { Context as Analysis } from '../analysis/context.js';
import { diagnose, type Diagnostic, type Finding } from './diagnostics.js';

/** What checking carries along: what is known of the program, and what is wrong with it. */
export class Context extends Analysis {
  readonly diagnostics: Diagnostic[] = [];

  /** @param edits - What does as the hint says, if that is always right. */
  report(finding: Finding, node: ts.Node, edits: readonly ts.TextChange[] = []): void {
    this.diagnostics.push(diagnose(finding, node, edits));
  }
}

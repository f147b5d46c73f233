import type { ts } from 'ts-morph';
import { Context as Analysis } from '../analysis/context.js';
import { diagnose, type Diagnostic, type Finding } from './diagnostics.js';

/** What checking carries along: what is known of the program, and what is wrong with it. */
export class Context extends Analysis {
  readonly diagnostics: Diagnostic[] = [];

  report(finding: Finding, node: ts.Node): void {
    this.diagnostics.push(diagnose(finding, node));
  }
}

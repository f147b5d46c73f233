import { ts } from 'ts-morph';
import { argumentsOf, foreignMismatch, parametersOf, type Count } from '../analysis/arity.js';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

/** A function is called with what the types say that it is converted to, and Squirrel counts. */
export function checkArity(context: Context, node: ts.Node): void {
  const foreign = foreignMismatch(context, node);
  if (foreign !== null) {
    const [takes, gets] = foreign;
    context.report(findings.arity(inWords(takes), inWords(gets)), node);
  }
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
  const takes = parametersOf(context, node.parameters);
  const gets = argumentsOf(context, node);
  // A function of Squirrel has defaults, or takes any number of arguments.
  const isAny = gets.most > takes.most && gets.most === Infinity;
  if (isAny && (takes.most > takes.least || gets.least < takes.least)) {
    context.report(findings.arity(inWords(takes), inWords(gets)), node);
  }
}

function inWords({ least, most }: Count): string {
  if (most === Infinity) return `${least} or more`;
  return least === most ? String(least) : `${least} to ${most}`;
}

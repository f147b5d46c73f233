import type { ts } from 'ts-morph';
import type { Program } from '../load/program.js';
import type { Context } from './context.js';

type Analysis<Node extends ts.Node, Result> = (context: Context, node: Node) => Result;

/** An analysis whose result is computed once for each node of a program, and kept with the program. */
export function once<Node extends ts.Node, Result>(
  compute: Analysis<Node, Result>,
): Analysis<Node, Result> {
  const known = new WeakMap<Program, Map<Node, Result>>();
  return (context, node) => {
    const results = known.get(context.program) ?? new Map<Node, Result>();
    known.set(context.program, results);
    if (!results.has(node)) results.set(node, compute(context, node));
    return results.get(node)!;
  };
}

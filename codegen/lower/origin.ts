import { ts } from 'ts-morph';
import type { Traced } from '../squirrel/tree.js';
import { isJson } from '../load/program.js';

/** Notes where in the source a node of the Squirrel tree comes from, unless a part of it did. */
export function at<Node extends object>(source: ts.Node, node: Node & Traced): Node & Traced {
  const file = source.getSourceFile();
  // A value of a JSON file comes from where it is imported.
  if (node.origin !== undefined || isJson(file)) return node;
  const start = spotOf(source).getStart(file);
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return { ...node, origin: { file: file.fileName, line, column: character } };
}

/** The part that stands for a whole: the name that it declares or reads, if it has one. */
function spotOf(node: ts.Node): ts.Node {
  if (ts.isPropertyAccessExpression(node)) return node.name;
  if (ts.isTryStatement(node)) return node.catchClause?.variableDeclaration?.name ?? node;
  if (ts.isExpression(node)) return node;
  return ts.getNameOfDeclaration(node as ts.Declaration) ?? node;
}

import { ts } from 'ts-morph';
import { UsageError } from '../../targets/cli/usage-error.js';

/** Whether an error says that calls nest too deeply, as they do for source that nests deeply. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

/** The error for a file that nests too deeply, with the place where it is known. */
export function tooDeep(file: string, line?: number): UsageError {
  const place = line === undefined ? file : `${file}:${line}`;
  return new UsageError(
    `${place} is nested too deeply: split the expression, or move a part of it to a function.`,
  );
}

/** The file of a program that nests deepest, and the line where that begins. */
export function deepestPlace(files: readonly ts.SourceFile[]): [file: string, line: number] {
  let deepest: { file: ts.SourceFile; node: ts.Node; depth: number } | null = null;
  for (const file of files) {
    const found = deepestNode(file);
    if (deepest === null || found.depth > deepest.depth) deepest = { file, ...found };
  }
  const { file, node } = deepest!;
  return [file.fileName, file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1];
}

/** The deepest node of a file; without recursion, as that is what failed. */
function deepestNode(file: ts.SourceFile): { node: ts.Node; depth: number } {
  let deepest: { node: ts.Node; depth: number } = { node: file, depth: 0 };
  const waiting = [deepest];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > deepest.depth) deepest = next;
    ts.forEachChild(node, (child) => void waiting.push({ node: child, depth: depth + 1 }));
  }
  return deepest;
}

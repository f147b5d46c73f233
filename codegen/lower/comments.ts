import { ts } from 'ts-morph';
import type { Comment, Trivia } from '../squirrel/tree.js';

/** Finds the comments and blank lines round a node, and knows which comments found a place. */
export class Comments {
  private readonly taken = new Map<ts.SourceFile, Set<number>>();
  private readonly erased = new Map<ts.SourceFile, ts.TextRange[]>();

  /** What stands round a statement, a member or a slot, less what a part of it has taken. */
  around(node: ts.Node): Trivia {
    const file = node.getSourceFile();
    const ranges = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
    const afterComments = ranges.at(-1)?.end ?? node.getFullStart();
    return {
      leading: this.take(file, ranges),
      trailing: this.take(file, trailingRanges(file, node)),
      blankBefore: hasBlankLine(file.text, afterComments, node.getStart(file)),
    };
  }

  /** The comments before a closing brace. */
  before(brace: ts.Node): Comment[] {
    const file = brace.getSourceFile();
    return this.take(file, ts.getLeadingCommentRanges(file.text, brace.getFullStart()) ?? []);
  }

  /** Notes that a node does not reach the output, its comments with it. */
  erase(node: ts.Node): void {
    const file = node.getSourceFile();
    const end = trailingRanges(file, node).at(-1)?.end ?? node.end;
    const ranges = this.erased.get(file) ?? [];
    ranges.push({ pos: node.getFullStart(), end });
    this.erased.set(file, ranges);
  }

  /** The comments of a file that stand in what is emitted and found no place there. */
  lost(file: ts.SourceFile): ts.TextRange[] {
    const taken = this.taken.get(file) ?? new Set();
    const erased = this.erased.get(file) ?? [];
    return allComments(file).filter(
      ({ pos, end }) =>
        !taken.has(pos) && !erased.some((range) => range.pos <= pos && end <= range.end),
    );
  }

  private take(file: ts.SourceFile, ranges: readonly ts.CommentRange[]): Comment[] {
    const taken = this.taken.get(file) ?? new Set();
    this.taken.set(file, taken);
    const free = ranges.filter(({ pos }) => !taken.has(pos));
    return free.map((range) => {
      taken.add(range.pos);
      return {
        lines: commentLines(file.text.slice(range.pos, range.end)),
        blankBefore: isAfterBlankLine(file.text, range.pos),
      };
    });
  }
}

function trailingRanges(file: ts.SourceFile, node: ts.Node): readonly ts.CommentRange[] {
  const comma = /^\s*,/.exec(file.text.slice(node.end))?.[0].length ?? 0;
  return ts.getTrailingCommentRanges(file.text, node.end + comma) ?? [];
}

/** The lines of a comment without indentation; those of a block comment keep their star's space. */
function commentLines(text: string): string[] {
  const [first, ...others] = text.split(/\r?\n/);
  return [
    first!,
    ...others.map((line) => line.trim()).map((l) => (l.startsWith('*') ? ` ${l}` : l)),
  ];
}

function isAfterBlankLine(text: string, position: number): boolean {
  const code = text.slice(0, position).trimEnd().length;
  return hasBlankLine(text, code, position);
}

function hasBlankLine(text: string, from: number, to: number): boolean {
  return /\n[ \t]*\r?\n/.test(text.slice(from, to));
}

function allComments(file: ts.SourceFile): ts.TextRange[] {
  const found = new Map<number, ts.TextRange>();
  const visit = (node: ts.Node): void => {
    // What is within a type, is said to TypeScript.
    const children = node.getChildren(file).filter((child) => !ts.isJSDoc(child));
    if (children.length === 0 || isType(node)) {
      const leading = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
      const trailing = ts.getTrailingCommentRanges(file.text, node.end) ?? [];
      for (const range of [...leading, ...trailing]) found.set(range.pos, range);
    }
    if (!isType(node)) children.forEach(visit);
  };
  visit(file);
  return [...found.values()];
}

function isType(node: ts.Node): boolean {
  return ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
}

import { ts } from 'ts-morph';
import type { Comment, Trivia } from '../squirrel/tree.js';
import { commentsIn } from '../analysis/comments.js';

/** Finds the comments and blank lines around a node, and remembers which comments have a place. */
export class Comments {
  private readonly files = new Map<ts.SourceFile, FileComments>();

  /**
   * The comments around a statement, a member or a slot. Those within it that have no place of their
   * own, as its parts have been lowered before, move above it.
   */
  around(node: ts.Node): Trivia {
    const file = node.getSourceFile();
    const start = node.getStart(file);
    const from = isFirst(node, file) ? node.pos : afterLine(file.text, node.pos);
    const above = this.of(file).take(from, start);
    const within = this.of(file).take(start, node.end);
    const trailing = trailingRanges(file, node).flatMap(({ pos, end }) =>
      this.of(file).take(pos, end),
    );
    const afterComments = ts.getLeadingCommentRanges(file.text, node.pos)?.at(-1)?.end;
    const blankBefore = hasBlankLine(file.text, afterComments ?? node.pos, start);
    return { ...moveUp(within, above, blankBefore), trailing };
  }

  /** The comments between two places, such as the last statement of a block and its brace. */
  between(file: ts.SourceFile, from: number, to: number): Comment[] {
    return this.of(file).take(from, to);
  }

  /** Drops the comments of a node that does not reach the output. */
  erase(node: ts.Node): void {
    const file = node.getSourceFile();
    const end = trailingRanges(file, node).at(-1)?.end ?? node.end;
    this.of(file).take(node.pos, end);
  }

  private of(file: ts.SourceFile): FileComments {
    const comments = this.files.get(file) ?? new FileComments(file);
    this.files.set(file, comments);
    return comments;
  }
}

/** The comments of one file that have no place yet, sorted by position. */
class FileComments {
  private readonly free: ts.TextRange[];

  constructor(private readonly file: ts.SourceFile) {
    this.free = commentsIn(file);
  }

  /** The comments between two places, which have a place from now on. */
  take(from: number, to: number): Comment[] {
    const first = this.firstFrom(from);
    let last = first;
    while (last < this.free.length && this.free[last]!.end <= to) last++;
    return last === first
      ? []
      : this.free.splice(first, last - first).map((each) => this.read(each));
  }

  private firstFrom(position: number): number {
    let [low, high] = [0, this.free.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.free[middle]!.pos < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private read({ pos, end }: ts.TextRange): Comment {
    const { text } = this.file;
    return {
      lines: commentLines(text.slice(pos, end)),
      blankBefore: isAfterBlankLine(text, pos),
    };
  }
}

/** Puts comments from within a node below those above it, but not between it and a doc comment. */
function moveUp(
  within: readonly Comment[],
  above: readonly Comment[],
  blankBefore: boolean,
): { leading: readonly Comment[]; blankBefore: boolean } {
  if (within.length === 0) return { leading: above, blankBefore };
  const isDocumented = above.at(-1)?.lines[0]?.startsWith('/**') === true;
  const all = isDocumented ? [...within, ...above] : [...above, ...within];
  const isSetOff = above[0]?.blankBefore ?? blankBefore;
  return {
    leading: all.map((each, position) => ({ ...each, blankBefore: position === 0 && isSetOff })),
    blankBefore: above.length > 0 && blankBefore,
  };
}

/** Whether a node is the first one between its braces: what follows the brace is about it. */
function isFirst({ pos }: ts.Node, { text }: ts.SourceFile): boolean {
  return pos === 0 || '{[(:)'.includes(text[pos - 1]!);
}

/** Where the line of a position ends: comments before that are about what is on the line. */
function afterLine(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end === -1 ? text.length : end;
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
  let code = position;
  while (code > 0 && /\s/.test(text[code - 1]!)) code--;
  return hasBlankLine(text, code, position);
}

function hasBlankLine(text: string, from: number, to: number): boolean {
  return /\n[ \t]*\r?\n/.test(text.slice(from, to));
}

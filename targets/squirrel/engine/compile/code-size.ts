/**
 * What the code of functions takes of an imp's memory, about: the compiler makes JavaScript, so it
 * counts the parts of the tree instead of instructions.
 */
import type { Block, Expression, Origin, Parameter } from '../../../../codegen/squirrel/tree.js';

/** Bytes of a function without any code: its frame, `this`, and two instructions to return. */
const FUNCTION = 145;

/** A parameter or another variable, without its name. */
const VARIABLE = 24;

/** An instruction, the place of a literal, or an entry of the line information. */
const WORD = 8;

/** Parts that take about an instruction and a literal. */
const doubled: ReadonlySet<unknown> = new Set(['member', 'call', 'foreach', 'switch', 'try']);

/** Parts with code of their own. */
const functions: ReadonlySet<unknown> = new Set(['function', 'lambda', 'method']);

export interface CodeSize {
  readonly bytes: number;
  /** Names and literals, which a program has once. */
  readonly texts: readonly string[];
}

/** The size of a function, without those within it. */
export function codeSize(parameters: readonly Parameter[], body: Block | Expression): CodeSize {
  return new Size(parameters).measure(body);
}

class Size {
  private readonly lines = new Set<unknown>();
  private readonly texts: Set<string>;
  private bytes: number;

  constructor(parameters: readonly Parameter[]) {
    this.texts = new Set(parameters.map(({ name }) => name));
    this.bytes = FUNCTION + VARIABLE * parameters.length;
  }

  measure(body: unknown): CodeSize {
    this.add(body);
    return { bytes: this.bytes + WORD * this.lines.size, texts: [...this.texts] };
  }

  private add(part: unknown): void {
    if (typeof part !== 'object' || part === null) return;
    if (Array.isArray(part)) {
      part.forEach((each) => {
        this.add(each);
      });
      return;
    }
    const node = part as Node;
    this.noteTexts(node);
    if (node.trivia !== undefined) this.lines.add(node.origin?.line);
    this.bytes += ownSize(node.kind);
    if (functions.has(node.kind)) return;
    for (const [name, each] of Object.entries(node)) {
      if (name !== 'origin' && name !== 'trivia' && name !== 'range') this.add(each);
    }
  }

  private noteTexts({ name, key, text }: Node): void {
    for (const each of [name, key]) if (typeof each === 'string') this.texts.add(each);
    if (typeof text === 'string' && text.startsWith('"')) this.texts.add(text.slice(1, -1));
  }
}

/** Some part of the tree. */
interface Node {
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly key?: unknown;
  readonly text?: unknown;
  readonly trivia?: unknown;
  readonly origin?: Origin;
}

function ownSize(kind: unknown): number {
  if (kind === undefined || kind === 'literal' || kind === 'group') return 0;
  if (kind === 'local') return VARIABLE;
  return doubled.has(kind) ? 2 * WORD : WORD;
}

import type { Origin, Range } from '../../../../codegen/squirrel/tree.js';

/** A part of a program in JavaScript, which knows what it was compiled from. */
export type Code = string | readonly Code[] | PlacedCode;

export interface PlacedCode {
  readonly code: Code;
  readonly origin: Origin;
}

/** Where a part of the text comes from; lines and columns count from 0. */
export interface Placement {
  readonly line: number;
  readonly column: number;
  readonly origin: Origin;
}

/** Code that begins at a place in the source. */
export function placed(code: Code, origin: Origin | undefined): Code {
  return origin === undefined ? code : { code, origin };
}

/** A block of JavaScript: its braces are where those of the source are. */
export function braced(body: Code, range: Range | undefined): Code {
  return [placed('{\n', range?.start), body, placed('}', range?.end)];
}

/** Codes with something between them. */
export function join(codes: readonly Code[], between: string): Code[] {
  return codes.flatMap((code, place) => (place === 0 ? [code] : [between, code]));
}

/** A call of a function that the runtime gives to programs. */
export function callOf(name: string, ...args: Code[]): Code {
  return [name, '(', ...join(args, ', '), ')'];
}

/** The text of code, and where its parts come from. */
export function write(code: Code): { text: string; placements: Placement[] } {
  const parts: string[] = [];
  const placements: Placement[] = [];
  let line = 0;
  let column = 0;
  const visit = (part: Code): void => {
    if (typeof part === 'string') {
      parts.push(part);
      const end = part.lastIndexOf('\n');
      if (end >= 0) line += part.split('\n').length - 1;
      column = end >= 0 ? part.length - end - 1 : column + part.length;
    } else if ('code' in part) {
      placements.push({ line, column, origin: part.origin });
      visit(part.code);
    } else {
      part.forEach(visit);
    }
  };
  visit(code);
  return { text: parts.join(''), placements };
}

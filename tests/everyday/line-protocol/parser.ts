import { checksum } from './checksum.js';
import { byteFrom, hexByte } from './text.js';

export interface Command {
  verb: string;
  words: string[];
  options: Map<string, string>;
}

export class ParseProblem {
  readonly column: number;
  readonly reason: string;

  constructor(column: number, reason: string) {
    this.column = column;
    this.reason = reason;
  }
}

/** `$VERB,word,key=value*SUM` */
export function parseLine(line: string): Command {
  if (!line.startsWith('$')) throw new ParseProblem(1, 'a line begins with $');
  const star = line.indexOf('*');
  if (star === -1) throw new ParseProblem(line.length + 1, 'no checksum');
  const body = line.slice(1, star);
  const stated = byteFrom(line.slice(star + 1));
  if (stated === -1) throw new ParseProblem(star + 2, `"${line.slice(star + 1)}" is no checksum`);
  const counted = checksum(body);
  if (stated !== counted) {
    throw new ParseProblem(star + 2, `checksum ${hexByte(stated)}, counted ${hexByte(counted)}`);
  }
  const parts = body.split(',');
  const verb = parts[0].trim().toUpperCase();
  if (verb === '') throw new ParseProblem(2, 'no verb');
  const command: Command = { verb, words: [], options: new Map<string, string>() };
  for (const part of parts.slice(1)) {
    const equals = part.indexOf('=');
    if (equals === -1) {
      command.words.push(part);
    } else {
      command.options.set(part.slice(0, equals), part.slice(equals + 1));
    }
  }
  return command;
}

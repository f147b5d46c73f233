// A line protocol with checksums: lines come in pieces, replies go out framed.

import { framed } from './checksum.js';
import { Device } from './device.js';
import { parseLine, ParseProblem } from './parser.js';

declare function print(text: string): void;

/** Collects pieces until there is a line. */
class LineReader {
  private rest = '';
  private readonly take: (line: string) => void;

  constructor(take: (line: string) => void) {
    this.take = take;
  }

  feed(piece: string): void {
    const parts = (this.rest + piece).split('\n');
    this.rest = parts.pop()!;
    for (const line of parts) this.take(line.trim());
  }

  left(): number {
    return this.rest.length;
  }
}

const device = new Device();
let bad = 0;

function reply(line: string): string {
  try {
    return device.handle(parseLine(line));
  } catch (problem) {
    if (!(problem instanceof ParseProblem)) throw problem;
    bad++;
    return `ERR ${problem.column}: ${problem.reason}`;
  }
}

const reader = new LineReader((line) => {
  if (line === '') return;
  print(`${line} => ${framed(reply(line))}\n`);
});

reader.feed(`${framed('set,t1=21,t2=-4')}\r\n${framed('GET,t1,t3')}\n`);
reader.feed(framed('SET,len=12,t2=-4,t3=').slice(0, 9));
print(`waiting with ${reader.left()}\n`);
reader.feed(`${framed('SET,len=12,t2=-4,t3=7').slice(9)}\n\n  \n`);
const bodies = ['GET,len,t2,t3,keys', 'SUM', 'SUM,x,y', 'JUMP', '', ',a'];
reader.feed(`${bodies.map(framed).join('\n')}\n`);
reader.feed('no dollar\n$SUM\n$SUM*5\n$SUM*zz\n$SUM*00\n');
reader.feed(`${framed(' echo ,hello,world')}\nrest`);
print(`handled ${device.handled}, bad ${bad}, waiting with ${reader.left()}\n`);

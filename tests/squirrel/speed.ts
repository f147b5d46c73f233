/**
 * Compares the speed of the embedded engine with that of the Squirrel machine, in processor time:
 * `npx tsx tests/squirrel/speed.ts`. A ratio below 1 means that the engine is faster.
 */
import { readFile } from 'node:fs/promises';
import { runSquirrel, squirrelVm } from '../../targets/squirrel/vm.js';
import { withFolder } from '../../targets/squirrel/with-folder.js';
import { printingEngine } from '../support/engine.js';
import { root } from '../support/files.js';

/** Programs that do something many times within a function. */
const loops: Readonly<Record<string, string>> = {
  'integer arithmetic': `local sum = 0;
    for (local i = 0; i < 5000000; i++) { sum = (sum * 31 + i) ^ (i >> 3); if (sum < 0) sum -= 7; }
    return sum;`,
  'float arithmetic': `local sum = 0.5;
    for (local i = 0; i < 2000000; i++) { sum = sum * 0.999 + i * 0.25; }
    return sum;`,
  'string building': `local text = "";
    for (local i = 0; i < 200000; i++) { text += "a" + i; if (text.len() > 500) text = text.slice(400); }
    return text.len();`,
  'table access': `local t = { a = 1, b = 2, c = 3 };
    for (local i = 0; i < 2000000; i++) { t.a = t.b + t.c; t.b = t.a & 255; t["c"] = i; }
    return t.a;`,
  'keys that are computed': `local t = {}; local keys = [];
    for (local i = 0; i < 100; i++) { keys.push("key" + i); t["key" + i] <- i; }
    local sum = 0;
    for (local i = 0; i < 1000000; i++) { local k = keys[i % 100]; sum += t[k]; t[k] = i & 15; }
    return sum;`,
  'method calls': `local C = class { n = 0; function add(x) { n += x; return this; } function get() { return n; } };
    local c = C();
    for (local i = 0; i < 1000000; i++) { c.add(i & 7); }
    return c.get();`,
  arrays: `local a = []; for (local i = 0; i < 1000; i++) a.push(i * 7 % 1000);
    local sum = 0;
    for (local n = 0; n < 300; n++) foreach (i, v in a) sum += v * i;
    return sum;`,
  'instances and closures': `local C = class { a = 1; b = null; constructor(x) { b = x; } };
    local sum = 0;
    for (local i = 0; i < 300000; i++) { local c = C(i); local f = @() c.b + c.a; sum += f(); }
    return sum;`,
};

function program(body: string): string {
  return `local run = function() {\n${body}\n};\nlocal start = clock();\nlocal result = run();
print((clock() - start) + " " + result);`;
}

/** Seconds of the processor since this process began. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function compare(title: string, source: string): Promise<void> {
  const { engine, output } = printingEngine({ processTime: processorTime });
  engine.run(source, 'program.nut');
  const vm = await squirrelVm(32);
  const { stdout } = await withFolder({ 'program.nut': source }, (folder) =>
    runSquirrel(vm, `${folder}/program.nut`),
  );
  const [ours, theirs] = [output(), stdout].map((text) => text.split(' '));
  if (ours![1] !== theirs![1]) throw new Error(`${title}: ${ours![1]} is not ${theirs![1]}`);
  const [engineSeconds, machineSeconds] = [Number(ours![0]), Number(theirs![0])];
  const ratio = (engineSeconds / machineSeconds).toFixed(2);
  console.log(`${title}: ${ratio} (${engineSeconds.toFixed(2)} s, ${machineSeconds.toFixed(2)} s)`);
}

for (const [title, body] of Object.entries(loops)) await compare(title, program(body));

const library = await readFile(`${root}ConnectionManager.lib.nut`, 'utf8');
const before = processorTime();
printingEngine().engine.compile(library, 'ConnectionManager.lib.nut');
console.log(`compiling the library: ${Math.round((processorTime() - before) * 1000)} ms`);

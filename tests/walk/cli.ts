/** Walks through every state of the worlds: `npm run walk -- --world logs`. */
import { parseArgs } from 'node:util';
import { ConnectionManager } from '../../core/index.js';
import { Walk } from './walk.js';
import { worlds, type World } from './worlds.js';

const help = `Usage: npm run walk -- [--world NAME] [--violations N]

Visits every state of ConnectionManager in small worlds, and checks the contract in each:
${worlds.map(({ name }) => `  ${name}\n`).join('')}
--world NAME      walks only through this one
--violations N    ends a walk after N broken rules (default: 1)
`;

interface Arguments {
  chosen: readonly World[];
  most: number;
}

/** Returns null, and prints a text, when there is nothing to walk through. */
function readArguments(args: readonly string[]): Arguments | null {
  const options = {
    world: { type: 'string' },
    violations: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    const { world, violations } = values;
    const most = Number(violations);
    const chosen = worlds.filter(({ name }) => world === undefined || name === world);
    if (chosen.length === 0) throw new Error(`--world must be one of those below, got ${world}`);
    if (!(most >= 1)) throw new Error(`--violations must be a number >= 1, got ${violations}`);
    if (values.help !== true) return { chosen, most };
    process.stdout.write(help);
  } catch (error) {
    process.stderr.write(`walk: ${(error as Error).message}\n\n${help}`);
    process.exitCode = 2;
  }
  return null;
}

function showProgress({ states, transitions }: Walk): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${states} states, ${transitions} transitions `);
}

function report(world: World, most: number): void {
  const start = Date.now();
  const walk = new Walk(world, ConnectionManager, { most, onProgress: showProgress }).run();
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const { states, transitions, depth, cut, violations } = walk;
  const bounds = [...cut].map(([bound, count]) => `${count} ${bound}`).join(', ');
  process.stdout.write(
    `${world.name}: ${states} states, ${transitions} transitions, ${depth} deep, ${seconds} seconds\n` +
      `  cut: ${bounds === '' ? 'nothing' : bounds}\n`,
  );
  for (const { rule, way } of violations) {
    process.exitCode = 1;
    process.stdout.write(`  BROKEN: ${rule}\n${way.map((name) => `    ${name}\n`).join('')}`);
  }
}

function main(): void {
  const found = readArguments(process.argv.slice(2));
  for (const world of found?.chosen ?? []) report(world, found?.most ?? 1);
}

main();

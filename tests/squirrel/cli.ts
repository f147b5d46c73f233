/**
 * Compares random programs in the embedded engine and in the Squirrel machine:
 * `npx tsx tests/squirrel/cli.ts SEED COUNT`.
 */
import { compareRandomPrograms } from './random.js';

const [seed = Date.now(), count = 1000] = process.argv.slice(2).map(Number);

const differences = await compareRandomPrograms(seed, count);
for (const { program, engine, machine } of differences.slice(0, 3)) {
  console.log(`${program}\n--- engine\n${engine}\n--- machine\n${machine}`);
}
console.log(`seed ${seed}: ${differences.length} of ${count} programs differ`);
process.exitCode = differences.length === 0 ? 0 : 1;

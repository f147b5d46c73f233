/**
 * Runs programs in the engine, and prints for each the seconds of the processor and the result. It is
 * bundled first: that is how users run it.
 */
import { createEngine, decodeText } from '../../targets/squirrel/engine/engine.js';
import { programs, timed } from './engine-programs.js';

/** Seconds of the processor since this process began. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

for (const [title, source] of Object.entries(programs)) {
  const parts: string[] = [];
  const engine = createEngine({
    dialect: 'stock',
    processTime: processorTime,
    print: (bytes) => parts.push(decodeText(bytes)),
  });
  engine.run(timed(source), 'program.nut');
  console.log(`${title}\t${parts.join('').replace(' ', '\t')}`);
}

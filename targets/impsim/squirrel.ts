/**
 * Device programs in a Squirrel machine: on the simulated imp, as they would run on a real one.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSquirrel, type SquirrelVm } from '../squirrel/vm.js';
import type { Scenario, TraceKind, TraceRecord } from '../simulator/imp.js';

/** Far longer than a day of any program takes: only one that hangs gets there. */
const TIMEOUT_SECONDS = 120;

/** A line of its own that the trace follows: programs may print, too. */
const MARK = '--- trace ---';

/** A device program, and what it needs. */
export interface DeviceProgram {
  /** The file name, for messages. */
  name: string;
  /** The program, as one would give it to impCentral. */
  source: string;
  /** The libraries that there are: by what `#require` calls them, such as `Name.lib.nut:1.0.0`. */
  libraries: Readonly<Record<string, string>>;
  /** The simulated impOS in Squirrel. */
  impos: string;
}

/** A device program with its libraries. */
export interface LinkedProgram {
  text: string;
  /** The line of the text that has the program's first line. */
  firstLine: number;
}

/**
 * Puts the libraries that a program requires in front of it, as impCentral does. The `#require`
 * lines stay: to Squirrel they are comments.
 * @throws Error when a library is not there, or a `#require` is not as impCentral wants it.
 */
export function linkLibraries({ name, source, libraries }: DeviceProgram): LinkedProgram {
  const texts = source.split('\n').flatMap((line, index) => {
    if (!line.startsWith('#require')) return [];
    const place = `${name}:${index + 1}`;
    const library = /^#require\s+"([^"]+)"\s*$/.exec(line)?.[1];
    if (library === undefined) {
      throw new Error(`${place}: expected #require "Name.lib.nut:1.0.0", got ${line}`);
    }
    const text = libraries[library];
    if (text === undefined) {
      const known = Object.keys(libraries).join('", "');
      throw new Error(`${place}: there is no library "${library}" here, only "${known}"`);
    }
    return [text.endsWith('\n') ? text : `${text}\n`];
  });
  const before = texts.join('');
  return { text: before + source, firstLine: before.split('\n').length };
}

/**
 * Runs a device program on the simulated imp in a Squirrel machine.
 * @param seconds - How long, in virtual time; whole seconds.
 * @returns What happened.
 * @throws Error when the machine cannot run it, or it does not end.
 */
export async function traceInSquirrel(
  vm: SquirrelVm,
  program: DeviceProgram,
  scenario: Scenario,
  seconds: number,
): Promise<TraceRecord[]> {
  const linked = linkLibraries(program);
  const files = {
    'impos.nut': program.impos,
    'device.nut': linked.text,
    'main.nut': mainFile(scenario, seconds),
  };
  const folder = await mkdtemp(join(tmpdir(), 'simulated-imp-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const options = { cwd: folder, timeoutSeconds: TIMEOUT_SECONDS };
    const run = await runSquirrel(vm, join(folder, 'main.nut'), options);
    if (!run.ok) {
      const reason = nameLines(run.stderr, program.name, linked.firstLine).trim();
      throw new Error(`${program.name} did not run to its end:\n${reason}`);
    }
    return parseTrace(run.stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The files are run one by one, so that the device program sees no local variable but its own. JSON
 * is also a Squirrel table. What a program has put into the root table is gone when it starts again.
 */
function mainFile(scenario: Scenario, seconds: number): string {
  return `local root = getroottable();
local print = print;
dofile("impos.nut", true);
local simulated = SimulatedImp(${JSON.stringify(scenario)}, root);
delete root.SimulatedImp;
foreach (name, value in simulated.platform) {
    root[name] <- value;
}
local impos = clone root;
local program = loadfile("device.nut", true);
simulated.start(function() {
    foreach (name, value in clone root) {
        if (name != "nv" && !(name in impos)) {
            delete root[name];
        }
    }
    foreach (name, value in impos) {
        root[name] <- value;
    }
    program.call(root);
});
simulated.run(${seconds});
print("\\n${MARK}\\n");
foreach (record in simulated.trace) {
    print(record.at + "|" + record.kind + "|" + record.text + "\\n");
}
`;
}

/**
 * Makes the places that the machine names those of the program, where they are not in a library.
 * @param stderr - What the machine says.
 * @param name - The program's file name.
 * @param firstLine - The line of device.nut that has the program's first line.
 */
export function nameLines(stderr: string, name: string, firstLine: number): string {
  return stderr.replace(/\bdevice\.nut line (= \(|\[)(\d+)/g, (place, open: string, digits) => {
    const line = Number(digits) - firstLine + 1;
    return line < 1 ? place : `${name} line ${open}${line}`;
  });
}

/** Reads what the main file prints. The text of a record may have several lines. */
function parseTrace(stdout: string): TraceRecord[] {
  const start = stdout.lastIndexOf(`\n${MARK}\n`);
  if (start < 0) throw new Error('the Squirrel program printed no trace');
  const text = stdout.slice(start + MARK.length + 2).replace(/\n$/, '');
  if (text === '') return [];
  return text.split(/\n(?=\d+\|[a-z.]+\|)/).map((line) => {
    const [at = '', kind = '', ...rest] = line.split('|');
    return { at: Number(at), kind: kind as TraceKind, text: rest.join('|') };
  });
}

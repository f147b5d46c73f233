import { Console } from 'node:console';
import { createRequire } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import process from 'node:process';
import { Script } from 'node:vm';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { DeviceImp, type DevicePlatform } from '../simulator/device-imp.js';
import { pathOf } from '../../codegen/cli/report.js';
import type { Bundle } from './bundle.js';
import { forget, makeGlobals } from './globals.js';
import { packageFile } from './package-files.js';
import { describePlace } from './places.js';
import type { Frame } from './run.js';
import { behindLine, loadModule } from './source-maps.js';
import type { Watcher } from './watch.js';

/** What a compiled program is called with: its globals, and what stands in for the module system. */
type Compiled = (...globals: unknown[]) => void;

/** Standard output is for results. */
const ownConsole = new Console(process.stderr);

/**
 * A device program in TypeScript or JavaScript, compiled once for any number of imps. Each start is a
 * call of its own, so nothing is left of the one before, as on an imp.
 */
export class NodeProgram {
  private readonly _map: TraceMap;

  /**
   * @param _file - The absolute path of the program.
   * @param _names - What the compiled program's parameters are called, in order.
   */
  constructor(
    private readonly _file: string,
    private readonly _names: readonly string[],
    private readonly _compiled: Compiled,
    map: string,
  ) {
    this._map = new TraceMap(map);
  }

  /**
   * Starts the program on an imp, which starts it again when it restarts.
   * @param watcher - Watches ConnectionManager; null for nobody.
   * @param stubs - Runs before it, each time; null for nothing.
   */
  start(imp: DeviceImp, watcher: Watcher | null = null, stubs: NodeProgram | null = null): void {
    const { platform } = imp;
    const impos = { ...platform };
    imp.start(() => {
      forget(platform, impos);
      imp.renewModules();
      stubs?._start(platform, watcher);
      this._start(platform, watcher);
    });
  }

  /** Says where in the user's files an exception comes from, the innermost place first. */
  framesOf(error: unknown): Frame[] {
    if (!(error instanceof Error)) return [];
    const lines = (error.stack ?? '').split('\n').filter((line) => line.includes(this._file));
    return lines.flatMap((line) => this._frameOf(line) ?? []);
  }

  /** Says what a promise was rejected with that nobody handles, and where that comes from. */
  describeRejection(reason: unknown): string {
    const text = reason instanceof Error ? reason.message : String(reason);
    const place = this.framesOf(reason)
      .slice(0, 1)
      .map((frame) => `, at ${describePlace(frame)}`);
    return `A promise was rejected, and the program does not handle it: ${[text, ...place].join('')}. Promises do not run in simulated time: use callbacks.`;
  }

  /**
   * Runs it once.
   * @param globals - What it finds as globals.
   * @param root - Its `globalThis`.
   */
  call(globals: Readonly<Record<string, unknown>>, root: object = { ...globals }): void {
    const module = { exports: {} };
    const all: Record<string, unknown> = {
      ...globals,
      globalThis: root,
      console: ownConsole,
      require: createRequire(this._file),
      module,
      exports: module.exports,
    };
    this._compiled(...this._names.map((name) => all[name]));
  }

  private _start(platform: DevicePlatform, watcher: Watcher | null): void {
    const watchManager = (manager: unknown) => {
      watcher?.watch(manager);
    };
    const own = { Math: mathOf(platform), watchManager };
    this.call({ ...makeGlobals(platform), ...platform, ...own }, platform);
  }

  private _frameOf(line: string): Frame | null {
    const [, name = '', at, column] = /at (?:(.*) \()?.*:(\d+):(\d+)\)?$/.exec(line) ?? [];
    if (at === undefined) return null;
    const place = { line: Number(at), column: Number(column) - 1 };
    const found = originalPositionFor(this._map, place);
    if (found.source === null) return null;
    const file = resolve(dirname(this._file), found.source);
    if (file.startsWith(packageFile('dist'))) return null;
    return { file: pathOf(file, process.cwd()), line: found.line, name: functionName(name) };
  }
}

/**
 * Compiles a device program.
 * @param file - TypeScript or JavaScript, with what it imports.
 * @throws ProgramError when it does not compile; the message has every mistake with its place.
 */
export async function loadNodeProgram(file: string): Promise<NodeProgram> {
  // Only here, as esbuild is not needed by those who have a bundle.
  const { bundle } = await import('./bundle.js');
  return compileProgram(resolve(file), await bundle(resolve(file)));
}

/**
 * Compiles what has been bundled.
 * @param file - The absolute path of the program.
 * @param globals - The names of what it finds; those of a device by default.
 */
export function compileProgram(
  file: string,
  { text, map }: Bundle,
  globals: readonly string[] = deviceGlobals(),
  debug: { breaksAtStart: boolean } | null = null,
): NodeProgram {
  const names = [...globals, 'globalThis', 'console', 'require', 'module', 'exports'];
  if (debug === null) return new NodeProgram(file, names, compile(file, names, text), map);
  const shifted = behindLine(map, basename(file));
  const source = functionOf(names, text, debug.breaksAtStart ? 'debugger;' : '');
  const compiled = loadModule(`${file}.js`, `module.exports = ${source};`, shifted) as Compiled;
  return new NodeProgram(file, names, compiled, shifted);
}

function deviceGlobals(): string[] {
  const { platform } = new DeviceImp({});
  return [...Object.keys({ ...makeGlobals(platform), ...platform }), 'Math', 'watchManager'];
}

// In a function of its own, so that the program may declare variables of these names; and strict, so
// that a name which nobody has declared is a mistake, as on an imp, and no global of all imps. What it
// has put into the root table, which is its `globalThis`, it finds by its bare name.
function functionOf(names: readonly string[], text: string, start = ''): string {
  return `(function (${names.join(', ')}) { with (globalThis) (function () { 'use strict'; ${start}\n${text}\n})(); })`;
}

function compile(file: string, names: readonly string[], text: string): Compiled {
  const script = new Script(functionOf(names, text), { filename: file, lineOffset: -1 });
  return script.runInThisContext() as Compiled;
}

/** JavaScript's Math with the imp's own random numbers, which are those that ts2nut's programs get. */
export function mathOf({ math }: Pick<DevicePlatform, 'math'>): Math {
  const random = () => (math.rand() & 0xffffff) / 2 ** 24;
  return Object.create(Math, { random: { value: random } }) as Math;
}

/** V8 says `Object.<anonymous>` and the like of what has no name. */
function functionName(name: string): string {
  return /<anonymous>|\beval\b/.test(name) ? '' : name.replace(/^(Object|new) ?\.?/, '');
}

import { join } from 'node:path';
import { execute } from '../../targets/squirrel/vm-process.js';
import { withFolder } from '../../targets/squirrel/with-folder.js';
import type { Plan } from './plan.js';

/** A machine, and the files that lives need there. */
export interface SquirrelSide {
  /** Its command line. */
  argv: readonly string[];
  /** The simulated imp, the library, and what squirrel.ts exports, by names of files. */
  files: Readonly<Record<string, string>>;
}

/** How a life went in Squirrel; the same as in Node, it is hoped. */
export interface SquirrelOutcome {
  hash: number;
  events: number;
  /** What the simulated imp threw; empty for nothing. */
  problem: string;
}

const timeoutSeconds = 1800;

/** Lives plans in one process of a Squirrel machine. */
export async function liveInSquirrel(
  side: SquirrelSide,
  plans: readonly Plan[],
): Promise<SquirrelOutcome[]> {
  const calls = plans.map((plan) => `live(${JSON.stringify(plan)}, false);\n`);
  const lines = (await run(side, calls.join(''))).trimEnd().split('\n');
  if (lines.length !== plans.length) throw new Error(`Squirrel ended early:\n${lines.join('\n')}`);
  return lines.map((line) => {
    const [hash = '', events = '', ...problem] = line.split(' ');
    return { hash: Number(hash), events: Number(events), problem: problem.join(' ') };
  });
}

/** Lives a plan, and returns its events, a line each, and its trace. */
export async function eventsInSquirrel(side: SquirrelSide, plan: Plan): Promise<string[]> {
  const stdout = await run(side, `live(${JSON.stringify(plan)}, true);\n`);
  return stdout.trimEnd().split('\n').slice(0, -1);
}

async function run({ argv, files }: SquirrelSide, calls: string): Promise<string> {
  const all = { ...files, 'runner.nut': runner, 'main.nut': main.join('') + calls };
  return withFolder(all, async (folder) => {
    const command = [...argv, join(folder, 'main.nut')];
    const { stdout, stderr } = await execute(command, { cwd: folder, timeoutSeconds });
    if (stderr !== '') throw new Error(`Squirrel failed:\n${stderr.slice(0, 2000)}`);
    return stdout;
  });
}

// The runner is another file, so that it sees the constants of the library.
const main = ['impos', 'library', 'storm', 'runner'].map(
  (name) => `dofile("${name}.nut", true);\n`,
);

// The managers find the observed `server` and `imp` in the root table.
const runner = `// What a program throws, the simulated imp hears; the machine is not to print it.
seterrorhandler(function(error) {});

class StormManager extends ConnectionManager {
    _stormObserver = null;
    _stormNumber = null;

    constructor(observer, number, settings) {
        base.constructor(settings);
        _stormObserver = observer;
        _stormNumber = number;
    }

    function flag() {
        return _connected;
    }

    function connect() {
        if (_stormObserver.connects(_stormNumber)) return false;
        local result = base.connect();
        _stormObserver.connected(_stormNumber, result);
        return result;
    }

    function disconnect(force = false, flushTimeout = CM_FLUSH_TIMEOUT) {
        if (_stormObserver.disconnects(_stormNumber, force, flushTimeout)) return false;
        local result = base.disconnect(force, flushTimeout);
        _stormObserver.disconnected(_stormNumber, result);
        return result;
    }
}

class Printer extends Hasher {
    function record(at, turn, kind, manager, a, b) {
        ::print(at + " " + turn + " " + kind + " " + manager + " " + a + " " + b + "\\n");
    }
}

function make(observer, number, settings) {
    return StormManager(observer, number, settings);
}

function live(plan, isTold) {
    local root = getroottable();
    plan.scenario.survives <- plan.survives;
    local simulated = SimulatedImp(plan.scenario, root);
    foreach (name, value in simulated.platform) {
        root[name] <- value;
    }
    local recorder = isTold ? Printer() : Hasher();
    local application = StormApplication(simulated, plan, recorder, make);
    root.server <- application.server;
    root.imp <- application.imp;
    local problem = "";
    try {
        application.run();
    } catch (error) {
        problem = error;
    }
    recorder.addTrace(simulated.trace);
    if (isTold) {
        foreach (event in simulated.trace) {
            local text = modelText(event);
            ::print(event.at + " " + event.kind + (text == "" ? "" : " " + text) + "\\n");
        }
    }
    ::print(recorder.hash + " " + application.observer.count + " " + problem + "\\n");
}
`;

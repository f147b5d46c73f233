/**
 * The main program of a Squirrel machine that runs a device program: it makes the imp, puts its
 * platform into the root table, and prints what happened as lines of JSON.
 */
import type { Scenario } from '../simulator/imp.js';
import { watchText } from './squirrel-watch.js';

/** A line of its own that what happened follows: programs may print, too. */
export const MARK = '--- trace ---';

/** How the machine says on standard error how many milliseconds have passed. */
export const PROGRESS = '--- now ';

/** Lines of a stack that are kept. */
const MOST_FRAMES = 20;

/** How to run a program. */
export interface HostOptions {
  scenario: Scenario;
  /** When to tell how far it is, and last of all when to end: whole seconds since the start. */
  stops: readonly number[];
  /** Whether ConnectionManager is watched: what it does is in the trace, too. */
  isWatched: boolean;
}

/**
 * The files are run one by one, so that the device program sees no local variable but its own. JSON
 * is also a Squirrel table. What a program has put into the root table is gone when it starts again.
 */
export function hostText({ scenario, stops, isWatched }: HostOptions): string {
  return `local root = getroottable();
local print = print;
local tell = error;
local stockDate = date;
dofile("impos.nut", true);
local simulated = SimulatedImp(${JSON.stringify(scenario)}, root);
delete root.SimulatedImp;
local printing = printing;
delete root.printing;
foreach (name, value in simulated.platform) {
    root[name] <- value;
}
${MATH}local settings = {};
local placeOf = function(callback) {
    return null;
};
${GLOBALS}${ERRORS}${isWatched ? watchText('this.weakref()') : ''}
${LESS}${MODULES}local impos = clone root;
local program = load("device.nut", true);
local failure = null;
try {
    simulated.start(function() {
        foreach (name, value in clone root) {
            if (name != "nv" && !(name in impos)) {
                delete root[name];
            }
        }
        foreach (name, value in impos) {
            root[name] <- value;
        }
        renewModules();
        program.call(root);
    });
    foreach (stop in ${JSON.stringify(stops)}) {
        tell("${PROGRESS}" + simulated.now() + "\\n");
        simulated.runUntil(stop);
    }
} catch (error) {
    failure = error;
}
${isWatched ? 'finish();\n' : ''}${PRINT}`;
}

/** impOS's `math`: a stock machine has most of it as globals, and the imp its random numbers. */
const MATH = `math <- {
    abs = abs, acos = acos, asin = asin, atan = atan, atan2 = atan2, ceil = ceil, cos = cos,
    exp = exp, fabs = fabs, floor = floor, log = log, log10 = log10, pow = pow,
    rand = simulated.platform.math.rand.bindenv(simulated.platform.math),
    sin = sin, sqrt = sqrt, srand = srand, tan = tan, PI = PI, RAND_MAX = 2147483647
};
`;

/** What a stock machine has and impOS has not: above all the files and commands of this computer. */
const LESS = `local load = loadfile;
foreach (name in [
    "setroottable", "getconsttable", "setconsttable", "compilestring", "newthread", "suspend",
    "setdebughook", "seterrorhandler", "getstackinfos", "file", "stdin", "stdout", "stderr", "dofile",
    "loadfile", "writeclosuretofile", "system", "getenv", "remove", "rename"
]) {
    if (name in root) {
        delete root[name];
    }
}
`;

/** impOS's modules are tables: a program may put slots into them, which are gone when it starts again. */
const MODULES = `local tableOf = function(module) {
    local table = {};
    foreach (name, member in module.getclass()) {
        if (typeof member == "function" && name != "constructor" && name[0] != '_') {
            table[name] <- member.bindenv(module);
        }
    }
    return table;
};
local renewModules = function() {
    foreach (name in ["server", "imp", "hardware", "agent"]) {
        root[name] <- tableOf(simulated.platform[name]);
    }
    root.imp.net <- tableOf(simulated.platform.imp.net);
};
`;

const GLOBALS = `
clock <- function() {
    return simulated.now() / 1000.0;
};
date <- function(at = null) {
    local seconds = at == null ? simulated.platform.time() : at;
    local parts = stockDate(seconds, 'u');
    parts.time <- seconds;
    parts.usec <- 0;
    return parts;
};
`;

/**
 * A try block does not tell where an exception came from, but the error handler is called with
 * every exception that leaves a function which a native one called, on its way out several times.
 */
const ERRORS = `
local uncaught = [];
local thrown = null;
local stackInfos = getstackinfos;
seterrorhandler(function(error) {
    local frames = [];
    local functions = [];
    local depth = 0;
    local info = stackInfos(2);
    while (info != null) {
        if (depth < ${MOST_FRAMES}) {
            functions.append(info.func + "@" + info.src);
            frames.append({ name = info.func, file = info.src, line = info.line });
        }
        depth += 1;
        info = stackInfos(2 + depth);
    }
    // Handed on by a function of the stack, perhaps from another line of it.
    local above = thrown == null ? 0 : thrown.depth - depth;
    local isOnItsWay = thrown != null && thrown.error == error && above > 0 &&
        (above >= ${MOST_FRAMES} || thrown.functions[above] == functions[0]);
    if (!isOnItsWay) {
        thrown = { error = error, depth = depth, frames = frames, functions = functions };
    }
});
simulated.onUncaught(function(error) {
    local isKnown = thrown != null && thrown.error == error;
    local frames = isKnown ? thrown.frames : [];
    uncaught.append({ event = simulated.trace.len(), frames = frames });
    thrown = null;
});
`;

/** Each part of a run is a line of JSON. */
const PRINT = `print("\\n${MARK}\\n");
local line = function(name, value) {
    print(printing.json({ [name] = value }) + "\\n");
};
foreach (event in simulated.trace) {
    line("event", event);
}
foreach (each in uncaught) {
    line("uncaught", each);
}
foreach (name, value in settings) {
    line("setting", name);
}
line("mostTimers", simulated.mostTimers());
line("reached", simulated.now());
if (failure != null) {
    line("failure", failure.tostring());
}
`;

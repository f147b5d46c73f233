// Loads the library, then an add-on, and makes one of it; what that takes is counted from outside.
//   add-on.nut LIBRARY ADD-ON NAME
local library = vargv[0];
local addOn = vargv[1];
local name = vargv[2];

dofile("imp.nut", true);
// Bytecode that was compiled without the library's constants looks them up.
CM_BLINK_ALWAYS <- 0;
math <- { rand = rand };
WAKEREASON_POWER_ON <- 0;
hardware.wakereason <- function() { return WAKEREASON_POWER_ON; };

// As in workload.nut.
const MARK = 4194304;

local function mark(name) {
    print(name);
    print("\n");
    blob(MARK);
}

local root = getroottable();
dofile(library, true);
local cm = ConnectionManager({ retryOnTimeout = false });
mark("warm");
mark("library");
dofile(addOn, true);
mark("loaded");
// One is a manager itself.
local made = name == "ConnectionCaps" ? ConnectionCaps({}) : root[name](cm);
mark("made");

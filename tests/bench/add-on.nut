// Loads the library, then an add-on, and makes one of it; what that takes is counted from outside.
//   add-on.nut LIBRARY ADD-ON NAME
local library = vargv[0];
local addOn = vargv[1];
local name = vargv[2];

dofile("imp.nut", true);
math <- { rand = rand };

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
local made = root[name](cm);
mark("made");

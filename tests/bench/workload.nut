// Gives one library something to do; what that costs is counted from outside the machine.
//   workload.nut LIBRARY WORK COUNT
// LIBRARY is bytecode, as on an imp, where nothing compiles.
local library = vargv[0];
local work = vargv[1];
local count = vargv[2].tointeger();

dofile("imp.nut", true);

// The records of the heap show a mark as a leap of this many bytes, which nothing else takes.
const MARK = 4194304;

local function mark(name) {
    // Two calls: a longer text would stay on the machine's stack, and count.
    print(name);
    print("\n");
    blob(MARK);
}

local function expect(logs, messages) {
    if (arrived.logs != logs || arrived.messages != messages) {
        throw arrived.logs + " logs and " + arrived.messages + " messages arrived, not " +
            logs + " and " + messages;
    }
}

local function connectAndBack(cm) {
    cm.connect();
    pass(3000);
    cm.disconnect();
    pass(3000);
}

local function queueLogs(cm, count) {
    for (local i = 0; i < count; i++) cm.log("the reading of sensor " + i);
}

local function queueTasks(cm, count) {
    // The tasks keep no variable alive: what is measured is the queue.
    for (local i = 0; i < count; i++) {
        cm.onNextConnect(function() {
            agent.send("reading", 1);
        });
    }
}

local works = {
    nothing = function(cm, count) {}

    cycles = function(cm, count) {
        local calls = 0;
        cm.onConnect(function() { calls++; });
        cm.onDisconnect(function(expected) { calls++; });
        for (local i = 0; i < count; i++) connectAndBack(cm);
        if (calls != 2 * count) throw calls + " callbacks were called, not " + 2 * count;
    }

    queue = function(cm, count) {
        queueLogs(cm, count);
    }

    // The difference from `queue` is what it takes to send them.
    send = function(cm, count) {
        queueLogs(cm, count);
        cm.connect();
        pass(3000);
        expect(count, 0);
    }

    tasks = function(cm, count) {
        queueTasks(cm, count);
        cm.connect();
        pass(3000);
        expect(0, count);
    }

    // So many minutes, online.
    idle = function(cm, count) {
        cm.connect();
        for (local i = 0; i < count; i++) pass(60000);
    }
};

if (work != "heap") {
    dofile(library, true);
    local cm = ConnectionManager();
    pass(6000);
    works[work](cm, count);
    return;
}

// The machine makes room for calls when they nest more deeply than ever, and keeps it: not on the
// library's account. The same goes for what the first mark leaves behind.
local function nest(depth) {
    if (depth > 0) callee()(depth - 1);
}
nest(30);
mark("warm");
mark("bare");
dofile(library, true);
mark("loaded");
local cm = ConnectionManager();
mark("made");
pass(6000);
// Twice, and the second time counts: what the first one leaves behind are tables of the machine that
// have grown.
for (local round = 0; round < 2; round++) {
    mark("idle");
    queueLogs(cm, count);
    mark("logs queued");
    cm.connect();
    pass(3000);
    mark("logs sent");
    cm.disconnect();
    pass(3000);
    mark("logs gone");
    queueTasks(cm, count);
    mark("tasks queued");
    connectAndBack(cm);
    mark("tasks gone");
}
expect(2 * count, 2 * count);

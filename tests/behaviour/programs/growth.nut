// What many messages and tasks cost, in work and in memory.

// A list that counts how many of its places are moved or copied. It is a table with a place for each
// value: "in" looks past the metamethods of an instance.
work <- 0;
counted <- {
    function push(value) {
        this[len()] <- value;
    }

    function remove(place) {
        local value = this[place];
        local last = len() - 1;
        work += last - place;
        for (local i = place; i < last; i++) {
            this[i] = this[i + 1];
        }
        delete this[last];
        return value;
    }

    function slice(start) {
        local part = {}.setdelegate(counted);
        for (local place = start; place in this; place++) {
            part[place - start] <- this[place];
        }
        work += 1 + part.len();
        return part;
    }
};

function sendMessages(count) {
    local simulated = simulate({ "boot": "warm" });
    local manager = ConnectionManager();
    manager._logs = {}.setdelegate(counted);
    work = 0;
    for (local i = 0; i < count; i++) {
        manager.log("message");
    }
    manager.connect();
    simulated.run(10);
    local sent = simulated.trace.filter(@(place, record) record.kind == "log").len();
    if (sent != count) {
        throw "of " + count + " messages " + sent + " were sent";
    }
    return work;
}

function runTasks(count) {
    local simulated = simulate({ "boot": "warm", "silent": true });
    local manager = ConnectionManager();
    manager._queue = {}.setdelegate(counted);
    work = 0;
    local ran = 0;
    for (local i = 0; i < count; i++) {
        manager.onNextConnect(function() {
            ran++;
        });
    }
    manager.connect();
    simulated.run(10);
    if (ran != count) {
        throw "of " + count + " tasks " + ran + " ran";
    }
    return work;
}

// Twice as many take twice the work, or, with the square, four times.
print("sending is in proportion: " + (sendMessages(2000) < 3 * sendMessages(1000)) + "\n");
print("running tasks is in proportion: " + (runTasks(400) < 3 * runTasks(200)) + "\n");

// 8 bytes for each place in a list, 40 for each object; texts that are the same are kept once.
function cost(value, seen) {
    if (typeof value == "string") {
        local isKnown = value in seen;
        seen[value] <- true;
        return isKnown ? 0 : value.len();
    }
    if (typeof value != "array" && typeof value != "table") {
        return 0;
    }
    local sum = 40;
    foreach (each in value) {
        sum += 8 + cost(each, seen);
    }
    return sum;
}

simulate({ "boot": "warm", "epoch": 1000 });
local manager = ConnectionManager();
local empty = cost(manager._logs, {});
for (local i = 100; i < 200; i++) {
    manager.log("message " + i);
}
local overhead = (cost(manager._logs, {}) - empty) / 100 - "message 100".len();
// A list of three.
print("keeping costs less than 80 bytes beyond the text: " + (overhead < 80) + "\n");

// What many messages cost, in work and in memory.

// A list that counts how many times its places are touched.
class Counted {
    list = null;
    work = 0;

    constructor() {
        list = [];
    }

    function len() {
        return list.len();
    }

    function push(value) {
        work += 1;
        list.push(value);
    }

    function remove(place) {
        work += list.len() - place;
        return list.remove(place);
    }

    function slice(start, end = null) {
        local part = end == null ? list.slice(start) : list.slice(start, end);
        work += part.len();
        return part;
    }

    function _get(place) {
        // What has a name is no place.
        if (typeof place != "integer") {
            throw null;
        }
        work += 1;
        return list[place];
    }
}

function workFor(count) {
    local simulated = simulate({ "boot": "warm" });
    local manager = ConnectionManager();
    local counted = Counted();
    manager._logs = counted;
    for (local i = 0; i < count; i++) {
        manager.log("message");
    }
    manager.connect();
    simulated.run(10);
    local sent = simulated.trace.filter(@(place, record) record.kind == "log").len();
    if (sent != count) {
        throw "of " + count + " messages " + sent + " were sent";
    }
    return counted.work;
}

// Twice as many take twice the work, or, with the square, four times.
print("sending is in proportion: " + (workFor(2000) < 3 * workFor(1000)) + "\n");

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
local overhead = (cost(manager._logs, {}) - empty) / 100 - "1000 - message 100".len();
print("keeping costs little more than the text: " + (overhead <= 24) + "\n");

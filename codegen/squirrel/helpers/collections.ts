import { squirrel } from './squirrel.js';

/** Map and Set, and what lists the keys of a record. */
export const collectionHelpers = {
  tableAssign: squirrel`
/** Object.assign(target, source) */
local function tableAssign(target, source) {
    if (source != null) {
        foreach (key, value in source) {
            target[key] <- value;
        }
    }
    return target;
}`,

  Map: squirrel`
/**
 * A map that is walked in the order in which its keys came, like JavaScript's, also while it is
 * changed. Its methods are those of JavaScript; remove() is its delete().
 */
local Map = class {
    size = 0;

    // The entries by their keys, and in order; what is removed stays there until it is half of all.
    _byKey = null;
    _inOrder = null;
    _nextNumber = 0;

    constructor(entries = null) {
        clear();
        if (entries == null) {
            return;
        }
        foreach (entry in entries) {
            set(entry[0], entry[1]);
        }
    }

    function has(key) {
        return _same(key) in _byKey;
    }

    function get(key) {
        key = _same(key);
        return (key in _byKey) ? _byKey[key].value : null;
    }

    function set(key, value) {
        key = _same(key);
        if (key in _byKey) {
            _byKey[key].value = value;
            return this;
        }
        local entry = { key = key, value = value, number = _nextNumber++, isThere = true };
        _byKey[key] <- entry;
        _inOrder.push(entry);
        size++;
        return this;
    }

    function remove(key) {
        key = _same(key);
        if (!(key in _byKey)) {
            return false;
        }
        _byKey[key].isThere = false;
        delete _byKey[key];
        size--;
        if (_inOrder.len() > 2 * size + 8) {
            _tidy();
        }
        return true;
    }

    function clear() {
        _byKey = {};
        _inOrder = [];
        size = 0;
    }

    function forEach(callback) {
        foreach (entry in entries()) {
            callback(entry[1], entry[0]);
        }
    }

    function keys() {
        return _walk(this, "key");
    }

    function values() {
        return _walk(this, "value");
    }

    function entries() {
        return _walk(this, null);
    }

    // 1 and 1.0 are two keys of a table.
    function _same(key) {
        return typeof key == "float" && key == key.tointeger() ? key.tointeger() : key;
    }

    function _tidy() {
        local tidy = [];
        foreach (entry in _inOrder) {
            if (entry.isThere) {
                tidy.push(entry);
            }
        }
        _inOrder = tidy;
    }

    // A generator does not keep its own object alive, so it is given the map.
    function _walk(map, part) {
        local entries = map._inOrder;
        local number = 0;
        local i = 0;
        while (true) {
            // The entries have been tidied up or cleared: go on behind the last one.
            if (entries != map._inOrder) {
                entries = map._inOrder;
                i = 0;
                while (i < entries.len() && entries[i].number < number) {
                    i++;
                }
            }
            if (i == entries.len()) {
                return;
            }
            local entry = entries[i++];
            number = entry.number + 1;
            if (entry.isThere) {
                yield part == null ? [entry.key, entry.value] : entry[part];
            }
        }
    }
};`,

  Set: squirrel`
/** A set that is walked in the order in which its values came: a map of them to themselves. */
local Set = class extends Map {
    constructor(values = null) {
        clear();
        if (values == null) {
            return;
        }
        foreach (value in values) {
            add(value);
        }
    }

    function add(value) {
        return set(value, value);
    }

    function forEach(callback) {
        foreach (value in values()) {
            callback(value);
        }
    }
};`,

  iteratorNext: squirrel`
/** iterator.next(), of a generator or of an object that counts by itself */
local function iteratorNext(iterator) {
    if (typeof iterator != "generator") {
        return iterator.next();
    }
    local value = iterator.getstatus() == "dead" ? null : resume iterator;
    return { value = value, done = iterator.getstatus() == "dead" };
}`,

  iteratorSteps: squirrel`
/** What an iterator gives until it is done. */
local function iteratorSteps(iterator) {
    local step = iterator.next();
    while (!(("done" in step) && step.done)) {
        yield step.value;
        step = iterator.next();
    }
}`,

  iterate: squirrel`
/** What a loop walks of an iterable: an array or a generator. */
local function iterate(values) {
    if (typeof values == "string") {
        return stringSplit(values, "");
    }
    if (typeof values != "instance" && typeof values != "table") {
        return values;
    }
    local iterator = values;
    if ("iterator" in values) {
        iterator = values.iterator();
    } else if ("_inOrder" in values) {
        iterator = ("add" in values) ? values.values() : values.entries();
    }
    return typeof iterator == "generator" || typeof iterator == "array"
        ? iterator
        : iteratorSteps(iterator);
}`,
};

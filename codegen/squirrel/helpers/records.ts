import { squirrel } from './squirrel.js';

/** What lists the slots of a table, or writes several. */
export const recordHelpers = {
  sortedKeys: squirrel`
/** Object.keys(record).sort() */
local function sortedKeys(record) {
    local keys = [];
    foreach (key, value in record) {
        keys.push(key);
    }
    keys.sort();
    return keys;
}`,

  recordKeys: squirrel`
/** Object.keys(record), in any order */
local function recordKeys(record) {
    local keys = [];
    foreach (key, value in record) {
        keys.push(key);
    }
    return keys;
}`,

  recordValues: squirrel`
/** Object.values(record), in any order */
local function recordValues(record) {
    local values = [];
    foreach (value in record) {
        values.push(value);
    }
    return values;
}`,

  recordEntries: squirrel`
/** Object.entries(record), in any order */
local function recordEntries(record) {
    local entries = [];
    foreach (key, value in record) {
        entries.push([key, value]);
    }
    return entries;
}`,

  recordOf: squirrel`
/** Object.fromEntries(entries) */
local function recordOf(entries) {
    local record = {};
    foreach (entry in entries) {
        record[entry[0]] <- entry[1];
    }
    return record;
}`,

  recordAssign: squirrel`
/** Object.assign(target, source) */
local function recordAssign(target, source) {
    if (source == null) {
        return target;
    }
    foreach (key, value in source) {
        if (typeof target == "table") {
            target[key] <- value;
        } else {
            target[key] = value;
        }
    }
    return target;
}`,
};

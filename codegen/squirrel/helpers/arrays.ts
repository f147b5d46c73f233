import { squirrel } from './squirrel.js';

/**
 * Methods of arrays that Squirrel lacks, or that throw there where JavaScript's do not. One that
 * calls a function goes to the length the array had, or has when it has become shorter.
 */
export const arrayHelpers = {
  arraySlice: squirrel`
/** list.slice(start, end) */
local function arraySlice(list, start, end = null) {
    local length = list.len();
    start = sliceIndex(start, length);
    end = end == null ? length : sliceIndex(end, length);
    return start < end ? list.slice(start, end) : [];
}`,

  arraySplice: squirrel`
/** list.splice(start, count, ...items) */
local function arraySplice(list, start, count = null, items = null) {
    start = sliceIndex(start, list.len());
    if (count == null || count > list.len() - start) {
        count = list.len() - start;
    }
    local removed = [];
    for (local i = 0; i < count; i++) {
        removed.push(list.remove(start));
    }
    if (items != null) {
        foreach (i, item in items) {
            list.insert(start + i, item);
        }
    }
    return removed;
}`,

  arrayAt: squirrel`
/** list.at(index) */
local function arrayAt(list, index) {
    if (index < 0) {
        index += list.len();
    }
    return index < 0 || index >= list.len() ? null : list[index];
}`,

  arraySet: squirrel`
/** list[index] = value, also behind the last element */
local function arraySet(list, index, value) {
    if (index >= list.len()) {
        list.resize(index + 1);
    }
    return list[index] = value;
}`,

  arrayElement: squirrel`
/** list[index], which is null where there is no such element: a fraction finds none. */
local function arrayElement(list, index) {
    return index == index.tointeger() && index in list ? list[index.tointeger()] : null;
}`,

  arrayIndexOf: squirrel`
/** list.indexOf(value, start) */
local function arrayIndexOf(list, value, start = 0) {
    for (local i = sliceIndex(start, list.len()); i < list.len(); i++) {
        if (list[i] == value) {
            return i;
        }
    }
    return -1;
}`,

  arrayLastIndexOf: squirrel`
/** list.lastIndexOf(value) */
local function arrayLastIndexOf(list, value) {
    for (local i = list.len() - 1; i >= 0; i--) {
        if (list[i] == value) {
            return i;
        }
    }
    return -1;
}`,

  arrayFindIndex: squirrel`
/** list.findIndex(test) */
local function arrayFindIndex(list, test) {
    local length = list.len();
    for (local i = 0; i < length && i < list.len(); i++) {
        if (test(list[i])) {
            return i;
        }
    }
    return -1;
}`,

  arrayFind: squirrel`
/** list.find(test) */
local function arrayFind(list, test) {
    local length = list.len();
    for (local i = 0; i < length && i < list.len(); i++) {
        local value = list[i];
        if (test(value)) {
            return value;
        }
    }
    return null;
}`,

  arrayFindIndexIndexed: squirrel`
/** list.findIndex(test), which takes the element and its index */
local function arrayFindIndexIndexed(list, test) {
    local length = list.len();
    for (local i = 0; i < length && i < list.len(); i++) {
        if (test(list[i], i)) {
            return i;
        }
    }
    return -1;
}`,

  arrayFindIndexed: squirrel`
/** list.find(test), which takes the element and its index */
local function arrayFindIndexed(list, test) {
    local length = list.len();
    for (local i = 0; i < length && i < list.len(); i++) {
        local value = list[i];
        if (test(value, i)) {
            return value;
        }
    }
    return null;
}`,

  arraySomeIndexed: squirrel`
/** list.some(test), which takes the element and its index */
local function arraySomeIndexed(list, test) {
    return arrayFindIndexIndexed(list, test) >= 0;
}`,

  arrayEveryIndexed: squirrel`
/** list.every(test), which takes the element and its index */
local function arrayEveryIndexed(list, test) {
    local length = list.len();
    for (local i = 0; i < length && i < list.len(); i++) {
        if (!test(list[i], i)) {
            return false;
        }
    }
    return true;
}`,

  arraySome: squirrel`
/** list.some(test) */
local function arraySome(list, test) {
    return arrayFindIndex(list, test) >= 0;
}`,

  arrayEvery: squirrel`
/** list.every(test) */
local function arrayEvery(list, test) {
    local length = list.len();
    for (local i = 0; i < length && i < list.len(); i++) {
        if (!test(list[i])) {
            return false;
        }
    }
    return true;
}`,

  arrayForEach: squirrel`
/** list.forEach(callback), which takes the element */
local function arrayForEach(list, callback) {
    local length = list.len();
    for (local i = 0; i < length && i < list.len(); i++) {
        callback(list[i]);
    }
}`,

  arrayForEachIndexed: squirrel`
/** list.forEach(callback), which takes the element and its index */
local function arrayForEachIndexed(list, callback) {
    local length = list.len();
    for (local i = 0; i < length && i < list.len(); i++) {
        callback(list[i], i);
    }
}`,

  arrayMap: squirrel`
/** list.map(callback), which takes the element, however deep it is nested */
local function arrayMap(list, callback) {
    local length = list.len();
    local mapped = [];
    for (local i = 0; i < length && i < list.len(); i++) {
        mapped.push(callback(list[i]));
    }
    return mapped;
}`,

  arrayMapIndexed: squirrel`
/** list.map(callback), which takes the element and its index */
local function arrayMapIndexed(list, callback) {
    local length = list.len();
    local mapped = [];
    for (local i = 0; i < length && i < list.len(); i++) {
        mapped.push(callback(list[i], i));
    }
    return mapped;
}`,

  arrayFilter: squirrel`
/** list.filter(test), which takes the element */
local function arrayFilter(list, test) {
    local length = list.len();
    local kept = [];
    for (local i = 0; i < length && i < list.len(); i++) {
        local value = list[i];
        if (test(value)) {
            kept.push(value);
        }
    }
    return kept;
}`,

  arrayFilterIndexed: squirrel`
/** list.filter(test), which takes the element and its index */
local function arrayFilterIndexed(list, test) {
    local length = list.len();
    local kept = [];
    for (local i = 0; i < length && i < list.len(); i++) {
        local value = list[i];
        if (test(value, i)) {
            kept.push(value);
        }
    }
    return kept;
}`,

  arrayReduce: squirrel`
/** list.reduce(combine, initial) */
local function arrayReduce(list, combine, initial) {
    local length = list.len();
    local result = initial;
    for (local i = 0; i < length && i < list.len(); i++) {
        result = combine(result, list[i]);
    }
    return result;
}`,

  arrayReduceIndexed: squirrel`
/** list.reduce(combine, initial), which takes the index, too */
local function arrayReduceIndexed(list, combine, initial) {
    local length = list.len();
    local result = initial;
    for (local i = 0; i < length && i < list.len(); i++) {
        result = combine(result, list[i], i);
    }
    return result;
}`,

  arrayReduceFirst: squirrel`
/** list.reduce(combine), which begins with the first element */
local function arrayReduceFirst(list, combine) {
    local length = list.len();
    if (length == 0) {
        throw "Reduce of empty array with no initial value";
    }
    local result = list[0];
    for (local i = 1; i < length && i < list.len(); i++) {
        result = combine(result, list[i]);
    }
    return result;
}`,

  arrayReduceRight: squirrel`
/** list.reduceRight(combine, initial) */
local function arrayReduceRight(list, combine, initial) {
    local result = initial;
    for (local i = list.len() - 1; i >= 0; i--) {
        if (i < list.len()) {
            result = combine(result, list[i]);
        }
    }
    return result;
}`,

  arraySortPlain: squirrel`
/** list.sort() for its value */
local function arraySortPlain(list) {
    list.sort();
    return list;
}`,

  arrayReverse: squirrel`
/** list.reverse() for its value */
local function arrayReverse(list) {
    list.reverse();
    return list;
}`,

  arrayPop: squirrel`
/** list.pop(), which finds nothing in an empty array */
local function arrayPop(list) {
    return (0 in list) ? list.pop() : null;
}`,

  arrayShift: squirrel`
/** list.shift(), which finds nothing in an empty array */
local function arrayShift(list) {
    return (0 in list) ? list.remove(0) : null;
}`,

  arrayPush: squirrel`
/** list.push(...values) for its value, the new length */
local function arrayPush(list, values) {
    list.extend(values);
    return list.len();
}`,

  arrayUnshift: squirrel`
/** list.unshift(...values) */
local function arrayUnshift(list, values) {
    foreach (i, value in values) {
        list.insert(i, value);
    }
    return list.len();
}`,

  arraySort: squirrel`
/** list.sort(compare), which leaves what is equal in its order: Squirrel's sort() does not. */
local function arraySort(list, compare) {
    local sorted = [];
    foreach (value in list) {
        local low = 0;
        local high = sorted.len();
        while (low < high) {
            local middle = (low + high) / 2;
            if (compare(sorted[middle], value) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        sorted.insert(low, value);
    }
    foreach (i, value in sorted) {
        list[i] = value;
    }
    return list;
}`,

  arrayConcat: squirrel`
/** list.concat(other) */
local function arrayConcat(list, other) {
    local joined = list.slice(0);
    joined.extend(other);
    return joined;
}`,

  arrayJoin: squirrel`
/** list.join(separator) */
local function arrayJoin(list, separator = ",") {
    local text = "";
    foreach (i, value in list) {
        if (i > 0) {
            text += separator;
        }
        if (value != null) {
            text += value;
        }
    }
    return text;
}`,

  arrayFill: squirrel`
/** list.fill(value, start, end) */
local function arrayFill(list, value, start = 0, end = null) {
    local length = list.len();
    end = end == null ? length : sliceIndex(end, length);
    for (local i = sliceIndex(start, length); i < end; i++) {
        list[i] = value;
    }
    return list;
}`,

  arrayFlat: squirrel`
/** list.flat(depth) */
local function arrayFlat(list, depth = 1) {
    local isNested = depth > 0;
    while (isNested) {
        local flat = [];
        isNested = false;
        foreach (value in list) {
            if (typeof value == "array") {
                flat.extend(value);
                isNested = depth > 1;
            } else {
                flat.push(value);
            }
        }
        list = flat;
        depth--;
    }
    return list;
}`,

  arrayKeys: squirrel`
/** list.keys() */
local function arrayKeys(list) {
    local keys = [];
    for (local i = 0; i < list.len(); i++) {
        keys.push(i);
    }
    return keys;
}`,

  arrayEntries: squirrel`
/** list.entries() */
local function arrayEntries(list) {
    local entries = [];
    foreach (i, value in list) {
        entries.push([i, value]);
    }
    return entries;
}`,

  arrayResize: squirrel`
/** list.length = length */
local function arrayResize(list, length) {
    if (length < 0 || length % 1 != 0) {
        throw "Invalid array length";
    }
    list.resize(length);
    return length;
}`,

  newArray: squirrel`
/** new Array(length) */
local function newArray(length, value = null) {
    if (length < 0 || length % 1 != 0) {
        throw "Invalid array length";
    }
    return ::array(length, value);
}`,

  arrayGenerate: squirrel`
/** Array.from({ length: length }, make) */
local function arrayGenerate(length, make) {
    local list = [];
    for (local i = 0; i < length; i++) {
        list.push(make(null, i));
    }
    return list;
}`,

  arrayFrom: squirrel`
/** Array.from(values) */
local function arrayFrom(values) {
    local list = [];
    foreach (value in values) {
        list.push(value);
    }
    return list;
}`,
};

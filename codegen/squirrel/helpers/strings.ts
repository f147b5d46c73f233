import { squirrel } from './squirrel.js';

/** Methods of strings that Squirrel lacks, or that throw there where JavaScript's do not. */
export const stringHelpers = {
  sliceIndex: squirrel`
/** Where a slice begins or ends: below zero it counts from the end, and none is out of range. */
local function sliceIndex(index, length) {
    if (index < 0) {
        index += length;
    }
    return index < 0 ? 0 : index > length ? length : index;
}`,

  stringSlice: squirrel`
/** text.slice(start, end) */
local function stringSlice(text, start, end = null) {
    local length = text.len();
    start = sliceIndex(start, length);
    end = end == null ? length : sliceIndex(end, length);
    return start < end ? text.slice(start, end) : "";
}`,

  stringSubstring: squirrel`
/** text.substring(start, end) */
local function stringSubstring(text, start, end = null) {
    local length = text.len();
    start = start < 0 ? 0 : start > length ? length : start;
    end = end == null || end > length ? length : end < 0 ? 0 : end;
    return start < end ? text.slice(start, end) : text.slice(end, start);
}`,

  stringCharAt: squirrel`
/** text.charAt(index) */
local function stringCharAt(text, index) {
    return index < 0 || index >= text.len() ? "" : text.slice(index, index + 1);
}`,

  stringIndexOf: squirrel`
/** text.indexOf(part, start) */
local function stringIndexOf(text, part, start = 0) {
    local length = text.len();
    start = start < 0 ? 0 : start > length ? length : start;
    if (part == "") {
        return start;
    }
    local found = text.find(part, start);
    return found == null ? -1 : found;
}`,

  stringLastIndexOf: squirrel`
/** text.lastIndexOf(part) */
local function stringLastIndexOf(text, part) {
    local start = text.len() - part.len();
    while (start >= 0 && text.slice(start, start + part.len()) != part) {
        start--;
    }
    return start < 0 ? -1 : start;
}`,

  stringIncludes: squirrel`
/** text.includes(part) */
local function stringIncludes(text, part) {
    return part == "" || text.find(part) != null;
}`,

  stringStartsWith: squirrel`
/** text.startsWith(part, start) */
local function stringStartsWith(text, part, start = 0) {
    local end = start + part.len();
    return start >= 0 && text.len() >= end && text.slice(start, end) == part;
}`,

  stringEndsWith: squirrel`
/** text.endsWith(part) */
local function stringEndsWith(text, part) {
    local start = text.len() - part.len();
    return start >= 0 && text.slice(start) == part;
}`,

  stringSplit: squirrel`
/** text.split(separator) */
local function stringSplit(text, separator) {
    local parts = [];
    if (separator == "") {
        for (local i = 0; i < text.len(); i++) {
            parts.push(text.slice(i, i + 1));
        }
        return parts;
    }
    local start = 0;
    local end = text.find(separator);
    while (end != null) {
        parts.push(text.slice(start, end));
        start = end + separator.len();
        end = text.find(separator, start);
    }
    parts.push(text.slice(start));
    return parts;
}`,

  stringReplace: squirrel`
/** text.replace(part, replacement) */
local function stringReplace(text, part, replacement) {
    local start = stringIndexOf(text, part);
    if (start < 0) {
        return text;
    }
    return text.slice(0, start) + replacement + text.slice(start + part.len());
}`,

  stringReplaceAll: squirrel`
/** text.replaceAll(part, replacement) */
local function stringReplaceAll(text, part, replacement) {
    local replaced = "";
    local start = 0;
    local found = stringIndexOf(text, part);
    while (found >= 0) {
        replaced += text.slice(start, found) + replacement;
        start = found + part.len();
        // An empty part is before each letter, and at the end.
        local next = part == "" ? found + 1 : start;
        found = next > text.len() ? -1 : stringIndexOf(text, part, next);
    }
    return replaced + text.slice(start);
}`,

  stringAt: squirrel`
/** text.at(index) */
local function stringAt(text, index) {
    if (index < 0) {
        index += text.len();
    }
    return index < 0 || index >= text.len() ? null : text.slice(index, index + 1);
}`,

  stringSubstr: squirrel`
/** text.substr(start, length) */
local function stringSubstr(text, start, length = null) {
    start = sliceIndex(start, text.len());
    if (length == null || length > text.len() - start) {
        length = text.len() - start;
    }
    return length > 0 ? text.slice(start, start + length) : "";
}`,

  stringRepeat: squirrel`
/** text.repeat(count) */
local function stringRepeat(text, count) {
    if (count < 0) {
        throw "Invalid count value: " + count;
    }
    local repeated = "";
    for (local i = 0; i < count; i++) {
        repeated += text;
    }
    return repeated;
}`,

  stringPadding: squirrel`
/** What text lacks to have a length, made of fill. */
local function stringPadding(text, length, fill) {
    local missing = length - text.len();
    if (missing <= 0 || fill == "") {
        return "";
    }
    local padding = fill;
    while (padding.len() < missing) {
        padding += fill;
    }
    return padding.slice(0, missing);
}`,

  stringPadStart: squirrel`
/** text.padStart(length, fill) */
local function stringPadStart(text, length, fill = " ") {
    return stringPadding(text, length, fill) + text;
}`,

  stringPadEnd: squirrel`
/** text.padEnd(length, fill) */
local function stringPadEnd(text, length, fill = " ") {
    return text + stringPadding(text, length, fill);
}`,
};

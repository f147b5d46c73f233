import { squirrel } from './squirrel.js';

/** Functions of Math and Number, which stock Squirrel and impOS keep in different places. */
export const numberHelpers = {
  fitsInteger: squirrel`
/** Whether a number, less its fraction, fits into an integer: Infinity and NaN do not. */
local function fitsInteger(value) {
    return value < 2147483648.0 && value > -2147483649.0;
}`,

  mathFloor: squirrel`
/** Math.floor(value) */
local function mathFloor(value) {
    if (!fitsInteger(value)) {
        return value;
    }
    local whole = value.tointeger();
    return value < whole ? whole - 1 : whole;
}`,

  floorDivide: squirrel`
/** Math.floor(a / b), of integers without a float on the way */
local function floorDivide(a, b) {
    local quotient = a / b;
    if (typeof quotient == "float") {
        return mathFloor(quotient);
    }
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}`,

  mathCeil: squirrel`
/** Math.ceil(value) */
local function mathCeil(value) {
    if (!fitsInteger(value)) {
        return value;
    }
    local whole = value.tointeger();
    return value > whole ? whole + 1 : whole;
}`,

  mathTrunc: squirrel`
/** Math.trunc(value) */
local function mathTrunc(value) {
    return fitsInteger(value) ? value.tointeger() : value;
}`,

  mathRound: squirrel`
/** Math.round(value): a half goes up. */
local function mathRound(value) {
    local whole = mathFloor(value);
    return value - whole < 0.5 ? whole : whole + 1;
}`,

  mathAbs: squirrel`
/** Math.abs(value) */
local function mathAbs(value) {
    return value < 0 ? -value : value;
}`,

  mathSign: squirrel`
/** Math.sign(value) */
local function mathSign(value) {
    return value < 0 ? -1 : value > 0 ? 1 : 0;
}`,

  mathMin: squirrel`
/** Math.min(a, b) */
local function mathMin(a, b) {
    return b < a ? b : a;
}`,

  mathMax: squirrel`
/** Math.max(a, b) */
local function mathMax(a, b) {
    return b > a ? b : a;
}`,

  Infinity: squirrel`
/** Infinity */
local Infinity = 1.0 / 0.0;`,

  NaN: squirrel`
/** NaN. In Squirrel it equals itself and is greater than any other number. */
local NaN = 0.0 / 0.0;`,

  isFinite: squirrel`
/** isFinite(value) */
local function isFinite(value) {
    return typeof value == "integer" || value - value == 0;
}`,

  isNaN: squirrel`
/** isNaN(value): Squirrel finds NaN equal to itself and greater than all. */
local function isNaN(value) {
    return typeof value == "float" && value.tostring().find("nan") != null;
}`,

  remainder: squirrel`
/** a % b: with 0 for b, Squirrel's own takes what it finds for the rest of an integer. */
local function remainder(a, b) {
    return b == 0 ? (a - a) / b : a % b;
}`,

  bitsOf: squirrel`
/** The 32 bits of a number without its fraction, as in value | 0 */
local function bitsOf(value) {
    if (typeof value != "float") {
        return value;
    }
    if (value - value != 0) {
        return 0;
    }
    local bits = value % 4294967296.0;
    if (bits >= 2147483648.0) {
        bits -= 4294967296.0;
    } else if (bits < -2147483648.0) {
        bits += 4294967296.0;
    }
    return bits.tointeger();
}`,

  decimalText: squirrel`
/** The text of a number by its digits, of which one is in front of the point, and a power of ten. */
local function decimalText(digits, power) {
    local count = digits.len();
    while (count > 1 && digits[count - 1] == '0') {
        count--;
    }
    local zeros = "00000000000000000000";
    if (power < -6 || power > 20) {
        local rest = count > 1 ? "." + digits.slice(1, count) : "";
        return digits.slice(0, 1) + rest + "e" + (power < 0 ? "" : "+") + power;
    }
    if (power < 0) {
        return "0." + zeros.slice(0, -power - 1) + digits.slice(0, count);
    }
    if (count <= power + 1) {
        return digits.slice(0, count) + zeros.slice(0, power + 1 - count);
    }
    return digits.slice(0, power + 1) + "." + digits.slice(power + 1, count);
}`,

  numberToString: squirrel`
/** A number in a text: of a float, the shortest one that reads back as the same float. */
local function numberToString(value) {
    if (typeof value != "float") {
        return value;
    }
    if (value - value != 0) {
        return 1 / value != 0 ? "NaN" : value < 0 ? "-Infinity" : "Infinity";
    }
    if (value == 0) {
        return "0";
    }
    local size = value < 0 ? -value : value;
    local text = ::format("%.5e", size);
    for (local count = 6; count < 9 && text.tofloat() != size; count++) {
        text = ::format("%." + count + "e", size);
    }
    local end = text.find("e");
    local digits = text.slice(0, 1) + text.slice(2, end);
    return (value < 0 ? "-" : "") + decimalText(digits, text.slice(end + 1).tointeger());
}`,

  numberIsInteger: squirrel`
/** Number.isInteger(value) */
local function numberIsInteger(value) {
    if (typeof value == "integer") {
        return true;
    }
    // A float this large has no digits behind the point.
    local isLarge = value >= 16777216 || value <= -16777216;
    return isFinite(value) && (isLarge || value.tointeger() == value);
}`,

  digitOf: squirrel`
/** The value of a digit from 0 to z; 36 of what is none. */
local function digitOf(code) {
    if (code >= '0' && code <= '9') {
        return code - '0';
    }
    if (code >= 'a' && code <= 'z') {
        return code - 'a' + 10;
    }
    return code >= 'A' && code <= 'Z' ? code - 'A' + 10 : 36;
}`,

  parseInt: squirrel`
/** parseInt(text, radix) */
local function parseInt(text, radix = null) {
    text = ::strip(text);
    local at = text.len() > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    if ((radix == 16 || radix == null) && text.tolower().find("0x") == at) {
        at += 2;
        radix = 16;
    } else if (radix == null) {
        radix = 10;
    }
    if (at >= text.len() || digitOf(text[at]) >= radix) {
        return NaN;
    }
    local value = 0;
    for (; at < text.len() && digitOf(text[at]) < radix; at++) {
        // What does not fit into an integer goes on as a float.
        if (value > (0x7fffffff - digitOf(text[at])) / radix) {
            value = value.tofloat();
        }
        value = value * radix + digitOf(text[at]);
    }
    return text[0] == '-' ? -value : value;
}`,

  digitsEnd: squirrel`
/** Where the digits end that begin at a position. */
local function digitsEnd(text, start) {
    while (start < text.len() && text[start] >= '0' && text[start] <= '9') {
        start++;
    }
    return start;
}`,

  decimalEnd: squirrel`
/** Where the decimal number ends that a text begins with; 0 if it begins with none. */
local function decimalEnd(text) {
    local first = text.len() > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    local end = digitsEnd(text, first);
    local digits = end - first;
    if (end < text.len() && text[end] == '.') {
        local point = end;
        end = digitsEnd(text, point + 1);
        digits += end - point - 1;
    }
    if (digits == 0) {
        return 0;
    }
    if (end >= text.len() || (text[end] != 'e' && text[end] != 'E')) {
        return end;
    }
    local power = end + 1;
    if (power < text.len() && (text[power] == '-' || text[power] == '+')) {
        power++;
    }
    local powerEnd = digitsEnd(text, power);
    return powerEnd > power ? powerEnd : end;
}`,

  parseFloat: squirrel`
/** parseFloat(text) */
local function parseFloat(text) {
    text = ::strip(text);
    local end = decimalEnd(text);
    return end == 0 ? NaN : text.slice(0, end).tofloat();
}`,

  numberOf: squirrel`
/** Number(text) */
local function numberOf(text) {
    text = ::strip(text).tolower();
    if (text == "") {
        return 0;
    }
    local radix = text.find("0x") == 0 ? 16 : text.find("0o") == 0 ? 8 : text.find("0b") == 0 ? 2 : 10;
    if (radix == 10) {
        local isSigned = text[0] == '-' || text[0] == '+';
        local isWhole = digitsEnd(text, isSigned ? 1 : 0) == text.len();
        return decimalEnd(text) < text.len() ? NaN : isWhole ? parseInt(text, 10) : parseFloat(text);
    }
    foreach (code in text.slice(2)) {
        if (digitOf(code) >= radix) {
            return NaN;
        }
    }
    return parseInt(text.slice(2), radix);
}`,

  numberToFixed: squirrel`
/** value.toFixed(digits): a tie goes away from zero, where C takes the even digit. */
local function numberToFixed(value, digits = 0) {
    if (typeof value == "integer") {
        return value + (digits > 0 ? "." + ::format("%0" + digits + "d", 0) : "");
    }
    local text = ::format("%." + digits + "f", value == 0 ? 0.0 : value);
    local last = text.len() - 1;
    // Of a tie, all is zero behind the 5.
    local tie = text + (digits == 0 ? ".5" : "5") + ::format("%024d", 0);
    return ::format("%." + (digits + 25) + "f", value) == tie
        ? text.slice(0, last) + (text[last] + 1).tochar()
        : text;
}`,

  integerToString: squirrel`
/** value.toString(radix) of an integer */
local function integerToString(value, radix) {
    local text = "";
    local rest = value;
    do {
        local digit = rest % radix;
        local position = digit < 0 ? -digit : digit;
        text = "0123456789abcdefghijklmnopqrstuvwxyz".slice(position, position + 1) + text;
        rest /= radix;
    } while (rest != 0);
    return value < 0 ? "-" + text : text;
}`,

  mathRandom: squirrel`
/** Math.random(), of as many bits as a float holds */
local function mathRandom() {
    return (::math.rand() & 0xffffff) / 16777216.0;
}`,

  mathHypot: squirrel`
/** Math.hypot(a, b) */
local function mathHypot(a, b) {
    return ::math.sqrt(1.0 * a * a + 1.0 * b * b);
}`,

  mathLog2: squirrel`
/** Math.log2(value): of a power of two, it is whole. */
local function mathLog2(value) {
    local log = ::math.log(value) / ::math.log(2.0);
    if (value <= 0 || log - log != 0) {
        return log;
    }
    local whole = (log + (log < 0 ? -0.5 : 0.5)).tointeger().tofloat();
    return ::math.pow(2.0, whole) == value ? whole : log;
}`,

  mathCbrt: squirrel`
/** Math.cbrt(value): of a cube, it is whole. */
local function mathCbrt(value) {
    local root = ::math.pow(value < 0 ? -value : value, 1.0 / 3);
    local whole = (root + 0.5).tointeger().tofloat();
    if (whole * whole * whole == (value < 0 ? -value : value)) {
        root = whole;
    }
    return value < 0 ? -root : root;
}`,

  mathClz32: squirrel`
/** Math.clz32(value) */
local function mathClz32(value) {
    local count = 32;
    for (local i = 0; i < 32; i++) {
        if (value & (1 << i)) {
            count = 31 - i;
        }
    }
    return count;
}`,
};

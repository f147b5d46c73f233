import { squirrel } from './squirrel.js';

/** What a program needs that asks for types, or has error classes of its own. */
export const typeHelpers = {
  typeName: squirrel`
/** typeof value, with the name that null has there */
local function typeName(value, nothing = "undefined") {
    switch (typeof value) {
        case "null":
            return nothing;
        case "integer":
        case "float":
            return "number";
        case "bool":
            return "boolean";
        case "class":
            return "function";
        case "string":
        case "function":
            return typeof value;
        default:
            return "object";
    }
}`,

  Error: squirrel`
/** Error, for other classes to extend. A plain Error is thrown as its text. */
local Error = class {
    name = "Error";
    message = "";

    constructor(text = null) {
        if (text != null) {
            message = text;
        }
    }
};`,

  errorMessage: squirrel`
/** error.message, of a text that was thrown as it is or of an instance */
local function errorMessage(error) {
    return typeof error == "string" ? error : error.message;
}`,
};

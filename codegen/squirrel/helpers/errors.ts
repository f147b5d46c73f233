import { squirrel } from './squirrel.js';

/** What a program needs that has error classes of its own. */
export const errorHelpers = {
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

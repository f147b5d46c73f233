/** What Squirrel reads as a part of the language. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    'base break case catch class clone constructor continue const default delete do else enum ' +
    'extends false for foreach function if in instanceof local null resume return static switch ' +
    'this throw true try typeof while yield vargv __LINE__ __FILE__'
  ).split(' '),
);

/** The globals of the language, which helpers and other files of a program use. */
export const rootNames: ReadonlySet<string> = new Set(
  (
    'array assert blob callee error format getroottable lstrip math print regexp rstrip split ' +
    'strip type'
  ).split(' '),
);

/** The methods of a class that Squirrel calls by itself. */
export const metamethods: ReadonlySet<string> = new Set(
  (
    '_add _sub _mul _div _unm _modulo _set _get _typeof _nexti _cmp _call _cloned _newslot ' +
    '_delslot _tostring _newmember _inherited'
  ).split(' '),
);

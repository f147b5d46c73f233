import { ts } from 'ts-morph';
import { advice } from './advice.js';

/** An error stops the generation; a warning is about what is right in all but rare cases. */
export type Severity = 'error' | 'warning';

/** A mistake in a source, where it stands and what to do about it. */
export interface Diagnostic {
  /** `CM1001`, or TypeScript's own `TS2322`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What to write instead. */
  readonly hint: string | null;
  /** The changes to the file that do what the hint says, where `--fix` can make them. */
  readonly edits: readonly ts.TextChange[];
  readonly file: ts.SourceFile;
  readonly start: number;
  readonly length: number;
}

/** A code with its text, waiting for a place. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
}

/** Makes the finding of one code; the code itself can be read without arguments. */
function define<Args extends unknown[]>(
  code: string,
  text: (...args: Args) => { message: string; hint: string },
  severity: Severity = 'error',
): ((...args: Args) => Finding) & { readonly code: string } {
  return Object.assign((...args: Args) => ({ code, severity, ...text(...args) }), { code });
}

/**
 * Everything the generator can say about a source. Codes are never reused. 1xxx: Squirrel cannot
 * say it. 2xxx: it would mean something else there. 3xxx: the tool and its input.
 */
export const findings = {
  unknownSyntax: define('CM1001', (what: string, kind?: ts.SyntaxKind) => ({
    message: `${what} is not part of the language that becomes Squirrel.`,
    hint:
      advice.get(kind ?? ts.SyntaxKind.Unknown) ??
      'write it with simpler statements; codegen/README.md lists what is translated.',
  })),
  unknownOperator: define('CM1002', (operator: string) => ({
    message: `the operator '${operator}' is not translated.`,
    hint: 'write it with another operator; codegen/README.md lists what is translated.',
  })),
  unknownMember: define('CM1003', (name: string, type: string) => ({
    message: `'${name}' of ${type} has no counterpart in Squirrel.`,
    hint: 'use a member that codegen/README.md lists, or write a loop.',
  })),
  unknownGlobal: define('CM1004', (name: string) => ({
    message: `'${name}' is a global of JavaScript that Squirrel does not have.`,
    hint: 'reach the platform through the interface whose members are globals in Squirrel.',
  })),
  reservedWord: define('CM1005', (name: string) => ({
    message: `Squirrel cannot read '${name}', and it is the host's name.`,
    hint: 'declare what the host calls otherwise, or reach it as a member of an object.',
  })),
  valueOfAssignment: define('CM1006', () => ({
    message: 'an assignment is used as a value.',
    hint: 'assign in a statement of its own.',
  })),
  moduleAsValue: define('CM1022', (name: string) => ({
    message: `'${name}' is a module, and no object in Squirrel.`,
    hint: `write ${name}.member, or pass what is needed of it.`,
  })),
  usedBeforeDeclared: define('CM1011', (name: string) => ({
    message: `'${name}' is used above its declaration, where Squirrel does not see it yet.`,
    hint: 'move the declaration up.',
  })),
  staticWrite: define('CM1013', (name: string) => ({
    message: `'${name}' is static, and Squirrel never changes a static member.`,
    hint: 'keep what changes in a variable of the module or in an object.',
  })),
  superInFunction: define('CM1014', () => ({
    message: "Squirrel finds 'super' in a method only, not in a function within it.",
    hint: 'call super in a method of its own, and that method here.',
  })),
  selfDeclared: define('CM1015', () => ({
    message: "arrow functions reach 'this' by the name 'self' here, and this is another.",
    hint: "choose another name, or write 'const self = this;' first of all.",
  })),
  enumValue: define('CM1016', (name: string) => ({
    message: `the value of the enum member '${name}' is only known when the program runs.`,
    hint: 'give it a number or a text.',
  })),
  enumAsValue: define('CM1017', (name: string) => ({
    message: `'${name}' is an enum: Squirrel knows its members, not itself nor their names.`,
    hint: `write ${name}.Member, or a switch for the names.`,
  })),
  accessor: define('CM1018', (name: string) => ({
    message: `'${name}' is an accessor, and a class of Squirrel has none.`,
    hint: 'write methods: one that returns the value, one that takes it.',
  })),
  hiddenInConstructor: define('CM1019', (name: string) => ({
    message: `this is done in the constructor, and '${name}' is another variable there.`,
    hint: "rename the constructor's own.",
  })),
  defaultAndRest: define('CM1020', () => ({
    message: 'a function of Squirrel cannot have defaults and a rest parameter.',
    hint: 'take an array instead of the rest.',
  })),
  destructuringDefault: define('CM1021', () => ({
    message: 'this default of a destructuring cannot be said in one line of Squirrel.',
    hint: 'leave the default out, and say it where the variable is used: a ?? value.',
  })),
  notInLibrary: define('CM1031', (name: string, instead: string) => ({
    message: `'${name}' is not translated.`,
    hint: `write ${instead}.`,
  })),
  callbackArity: define('CM1032', (name: string, count: string) => ({
    message: `in Squirrel ${name}() gives this function ${count} of its arguments.`,
    hint: 'declare exactly these parameters, or write a loop.',
  })),
  sharedValue: define('CM2001', (name: string) => ({
    message: `Squirrel makes the initial value of '${name}' once and shares it.`,
    hint: 'initialise with null or a plain value, and make the object in the function body.',
  })),
  thisInFunction: define('CM2002', () => ({
    message: "no method is round this 'this', so it is not known what it is in Squirrel.",
    hint: 'name the object, or let the function say it first of all: this: Owner.',
  })),
  truthiness: define('CM2003', (type: string) => ({
    message: `a condition of type '${type}' is not decided alike: "" and NaN are true in Squirrel.`,
    hint: 'compare it: !== "", !== 0, != null.',
  })),
  arity: define('CM2004', (takes: string, gets: string) => ({
    message: `this function takes ${takes} arguments and may get ${gets}; Squirrel throws then.`,
    hint: 'declare exactly the parameters that it is called with.',
  })),
  loopCapture: define('CM2005', (name: string) => ({
    message: `in Squirrel all turns of the loop share '${name}', so a function sees its last value.`,
    hint: `copy it in the body, and let the function use that: const own = ${name};`,
  })),
  unboundMethod: define('CM2007', (name: string) => ({
    message: `the method '${name}' loses its object when it is used as a value.`,
    hint: `wrap it: () => this.${name}().`,
  })),
  typeofValue: define('CM2008', () => ({
    message: 'typeof has other names for types in Squirrel.',
    hint: "compare it directly with 'number', 'boolean', 'string' or 'function'.",
  })),
  hiddenGlobal: define('CM2009', (name: string) => ({
    message: `'${name}' is a global in Squirrel, and something nearer has the same name.`,
    hint: 'rename the nearer one.',
  })),
  looseEquality: define('CM2010', () => ({
    message: 'JavaScript converts before it compares with == and !=, Squirrel does not.',
    hint: 'use === or !==; == null is the only exception.',
  })),
  anyType: define('CM2011', (text: string) => ({
    message: `'${text}' is of type any, so what it means in Squirrel is not known.`,
    hint: 'give it a type; unknown, if it may be anything.',
  })),
  largeNumber: define('CM2012', (text: string) => ({
    message: `${text} does not fit into the 32 bits of a Squirrel integer.`,
    hint: 'use a smaller number.',
  })),
  metamethod: define('CM2014', (name: string) => ({
    message: `Squirrel calls a method named '${name}' by itself: it is a metamethod.`,
    hint: 'choose another name.',
  })),
  textOfObject: define('CM2015', (text: string) => ({
    message: `'${text}' has another text in Squirrel: that of an object is its type and address.`,
    hint: 'make texts of strings, numbers and booleans only; of an error, of its message.',
  })),
  twoNothings: define(
    'CM2016',
    () => ({
      message: 'this comparison finds null and undefined alike, as Squirrel has only null.',
      hint: 'compare with == null, which does so in JavaScript, too.',
    }),
    'warning',
  ),
  caseValue: define('CM2017', () => ({
    message: "impOS's Squirrel compiles a case wrongly whose value is a local variable.",
    hint: 'use a literal or an exported constant, or write if and else.',
  })),
  redeclaredField: define('CM2018', (name: string) => ({
    message: `the base class has the field '${name}' too, and JavaScript sets this one later.`,
    hint: 'set it in the constructor, behind super(), or call it otherwise.',
  })),
  undefinedArgument: define('CM2019', (text: string) => ({
    message: `when '${text}' is undefined, JavaScript takes the default; Squirrel passes null.`,
    hint: 'pass a value, or leave the argument out.',
  })),
  unsignedShift: define('CM2020', () => ({
    message: 'Squirrel has no unsigned integers, so >>> 0 of a negative number differs.',
    hint: 'shift by 1 bit or more, or take bits again at once, as in (x >>> 0) & 255.',
  })),
  textOfNothing: define('CM2022', (text: string) => ({
    message: `'${text}' may be null or undefined, and Squirrel cannot tell which text that makes.`,
    hint: 'let its type have one of them only.',
  })),
  staticName: define('CM2023', (name: string) => ({
    message: `'${name}' is both a static member and one of the instances, and Squirrel has one.`,
    hint: 'rename one of them.',
  })),
  evaluationOrder: define('CM2024', (name: string) => ({
    message: `a call beside it may change '${name}', and Squirrel reads it after the call.`,
    hint: 'put the result of the call, or the value from before it, into a const first.',
  })),
  keptAcrossJump: define('CM2025', (name: string) => ({
    message: `a function keeps '${name}', and a jump out of two blocks mixes it up in Squirrel.`,
    hint: 'turn the condition round, or make the function in a function of its own.',
  })),
  keptInTry: define('CM2026', (name: string) => ({
    message: `a function keeps '${name}', and an error in this try block mixes it up in Squirrel.`,
    hint: 'declare it above the try, or let another function do what is within.',
  })),
  recordOrder: define('CM2041', (text: string) => ({
    message: `'${text}' has no order in Squirrel, where a record is a table.`,
    hint: "write Object.keys(record).sort(), use a Map, or put '// In any order.' above a for-in loop.",
  })),
  numericKey: define('CM2042', (text: string) => ({
    message: `'${text}' is a number, and as the key of a record it is a text in JavaScript only.`,
    hint: 'write String(key), or use a Map.',
  })),
  wrappedProduct: define('CM2043', (text: string) => ({
    message: `'${text}' is rounded in JavaScript before it is cut to 32 bits, in Squirrel never.`,
    hint: 'write Math.imul(a, b), which is exact in both.',
  })),
  errorMember: define('CM1050', (text: string) => ({
    message: `'${text}' has no counterpart: a built-in error is its message in Squirrel.`,
    hint: 'use the message, or throw an instance of a class of your own that extends Error.',
  })),
  errorOrText: define('CM2050', () => ({
    message: 'an Error is thrown as its text in Squirrel, so it cannot be told from a text.',
    hint: 'throw new Error(text) everywhere, or an instance of a class that extends Error.',
  })),
  kindOfError: define('CM2051', (name: string) => ({
    message: `Squirrel throws the text of a ${name}, which does not tell what kind of error it is.`,
    hint: 'ask for instanceof Error, or throw an instance of a class that extends Error.',
  })),
  fractionalIndex: define('CM2060', (text: string) => ({
    message: `'${text}' may be a fraction: Squirrel cuts it off, JavaScript finds nothing there.`,
    hint: 'make it whole first: Math.floor(a / b).',
  })),
  builderDirective: define('CM3001', (text: string) => ({
    message: `Electric Imp's Builder would take '${text}' in the output for an instruction.`,
    hint: 'let no line begin with @, and no text contain "@{".',
  })),
} as const;

/** The kind of a node in words: `A for in statement`. */
export function kindOf(node: ts.Node): string {
  // The first name of a kind is its own; the others mark where a range begins or ends.
  const kinds = Object.entries(ts.SyntaxKind) as [string, ts.SyntaxKind | string][];
  const [name] = kinds.find(([, kind]) => kind === node.kind)!;
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return `${/^[aeiou]/.test(words) ? 'An' : 'A'} ${words}`;
}

/** Puts a finding to the node it is about. */
export function diagnose(
  finding: Finding,
  node: ts.Node,
  edits: readonly ts.TextChange[] = [],
): Diagnostic {
  const file = node.getSourceFile();
  const start = node.getStart(file);
  return { ...finding, edits, file, start, length: node.end - start };
}

/** The change that puts a text in the place of a node. */
export function replacing(node: ts.Node, newText: string): ts.TextChange {
  const start = node.getStart();
  return { span: { start, length: node.end - start }, newText };
}

/** One of TypeScript's own diagnostics in the same shape. */
export function fromTypeScript(diagnostic: ts.Diagnostic): Diagnostic {
  return {
    code: `TS${diagnostic.code}`,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
    severity: 'error',
    hint: null,
    edits: [],
    // A diagnostic of a module has its place.
    file: diagnostic.file!,
    start: diagnostic.start!,
    length: diagnostic.length!,
  };
}

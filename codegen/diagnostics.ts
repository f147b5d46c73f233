import { ts } from 'ts-morph';

/** A mistake in a source, where it stands and what to do about it. */
export interface Diagnostic {
  /** `CM1001`, or TypeScript's own `TS2322`. */
  readonly code: string;
  readonly message: string;
  /** What to write instead. */
  readonly hint: string | null;
  readonly file: ts.SourceFile;
  readonly start: number;
  readonly length: number;
}

/** A code with its text, waiting for a place. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** Makes the finding of one code; the code itself can be read without arguments. */
function define<Args extends unknown[]>(
  code: string,
  text: (...args: Args) => { message: string; hint: string },
): ((...args: Args) => Finding) & { readonly code: string } {
  return Object.assign((...args: Args) => ({ code, ...text(...args) }), { code });
}

/**
 * Everything the generator can say about a source. Codes are never reused. 1xxx: Squirrel cannot
 * say it. 2xxx: it would mean something else there. 3xxx: the tool and its input.
 */
export const findings = {
  unknownSyntax: define('CM1001', (kind: string) => ({
    message: `${kind} is not part of the language that becomes Squirrel.`,
    hint: 'write it with simpler statements; codegen/README.md lists what is translated.',
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
    message: `'${name}' is a reserved word in Squirrel.`,
    hint: 'choose another name.',
  })),
  valueOfAssignment: define('CM1006', () => ({
    message: 'an assignment is used as a value.',
    hint: 'assign in a statement of its own.',
  })),
  notRepeatable: define('CM1007', (text: string) => ({
    message: `Squirrel needs '${text}' twice here, and it may not be evaluated twice.`,
    hint: 'put it into a const first.',
  })),
  lostComment: define('CM1008', () => ({
    message: 'this comment has no place in the Squirrel file.',
    hint: 'put it on a line of its own, above a statement or a member.',
  })),
  constantValue: define('CM1009', (name: string) => ({
    message: `the exported constant '${name}' is not a number or a string literal.`,
    hint: 'impOS allows only these in const: write the literal, or do not export it.',
  })),
  nameClash: define('CM1010', (name: string) => ({
    message: `two modules of this program have a '${name}', and they become one file.`,
    hint: 'rename one of them.',
  })),
  usedBeforeDeclared: define('CM1011', (name: string) => ({
    message: `'${name}' is used above its declaration, where Squirrel does not see it yet.`,
    hint: 'move the declaration up.',
  })),
  unwritableName: define('CM1012', (name: string) => ({
    message: `Squirrel cannot write the name '${name}'.`,
    hint: 'use letters from a to z, digits and _.',
  })),
  staticWrite: define('CM1013', (name: string) => ({
    message: `'${name}' is static, and Squirrel never changes a static member.`,
    hint: 'keep what changes in a variable of the module or in an object.',
  })),
  sharedValue: define('CM2001', (name: string) => ({
    message: `Squirrel makes the initial value of '${name}' once and shares it.`,
    hint: 'initialise with null or a plain value, and make the object in the function body.',
  })),
  thisInFunction: define('CM2002', () => ({
    message: "an inner function has no 'this' of its own in Squirrel that it could keep.",
    hint: "write 'const self = this;' in the method and use 'self' here.",
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
    hint: `copy it in the body: const own = ${name};`,
  })),
  maybeAbsent: define('CM2006', (text: string) => ({
    message: `'${text}' throws in Squirrel when there is no such element.`,
    hint: 'write ! behind it where it is known to be there, or test first.',
  })),
  unboundMethod: define('CM2007', (name: string) => ({
    message: `the method '${name}' loses its object when it is used as a value.`,
    hint: `wrap it: () => self.${name}().`,
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
  divisionKind: define('CM2013', (text: string) => ({
    message: `'${text}' divides two integers in Squirrel, and truncates, unless one is a float.`,
    hint: 'divide by a number literal, or write Math.trunc(a / b) for whole numbers.',
  })),
  metamethod: define('CM2014', (name: string) => ({
    message: `Squirrel calls a method named '${name}' by itself: it is a metamethod.`,
    hint: 'choose another name.',
  })),
  textOfObject: define('CM2015', (text: string) => ({
    message: `'${text}' has another text in Squirrel: that of an object is its type and address.`,
    hint: 'make texts of strings, numbers and booleans only; of an error, of its message.',
  })),
  twoNothings: define('CM2016', () => ({
    message: 'this comparison tells null from undefined, and in Squirrel they are one.',
    hint: 'compare with == null, which finds both.',
  })),
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
    message: 'Squirrel has no unsigned integers, so >>> of a negative number differs.',
    hint: 'use >> where the number is not negative.',
  })),
  bitsOfFraction: define('CM2021', (text: string) => ({
    message: `'${text}' may be a fraction, and Squirrel throws when it shall take its bits.`,
    hint: 'write Math.trunc(x), or Math.trunc(a / b), first.',
  })),
  textOfNothing: define('CM2022', (text: string) => ({
    message: `'${text}' may be null or undefined, and Squirrel cannot tell which text that makes.`,
    hint: 'let its type have one of them only.',
  })),
  staticName: define('CM2023', (name: string) => ({
    message: `'${name}' is both a static member and one of the instances, and Squirrel has one.`,
    hint: 'rename one of them.',
  })),
  builderDirective: define('CM3001', (text: string) => ({
    message: `Electric Imp's Builder would take '${text}' in the output for an instruction.`,
    hint: 'let no line begin with @, and no text contain "@{".',
  })),
  readTooLate: define('CM3011', (name: string, call: string) => ({
    message: `Squirrel reads '${name}' when '${call}', which may change it, is done.`,
    hint: `copy it first: const own = ${name};`,
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
export function diagnose(finding: Finding, node: ts.Node): Diagnostic {
  const file = node.getSourceFile();
  const start = node.getStart(file);
  return { ...finding, file, start, length: node.end - start };
}

/** One of TypeScript's own diagnostics in the same shape. */
export function fromTypeScript(diagnostic: ts.Diagnostic): Diagnostic {
  return {
    code: `TS${diagnostic.code}`,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
    hint: null,
    // A diagnostic of a module has its place.
    file: diagnostic.file!,
    start: diagnostic.start!,
    length: diagnostic.length!,
  };
}

/**
 * Renders a diagnostic as a compiler does: place, text, the line with the spot underlined, hint.
 * @param diagnostic - What to render.
 * @param folder - The folder that file names are relative to, absolute, without a last slash.
 */
export function format(diagnostic: Diagnostic, folder: string): string {
  const { file, start, code, message, hint } = diagnostic;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const path = file.fileName.startsWith(`${folder}/`)
    ? file.fileName.slice(folder.length + 1)
    : file.fileName;
  const place = `${path}:${line + 1}:${character + 1}`;
  const lines = [`${place} - error ${code}: ${message}`, '', ...excerpt(diagnostic)];
  if (hint !== null) lines.push(`    Hint: ${hint}`);
  return `${lines.join('\n')}\n`;
}

function excerpt({ file, start, length }: Diagnostic): string[] {
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const text = file.text.split(/\r?\n/)[line] ?? '';
  const number = String(line + 1);
  const underlined = Math.max(1, Math.min(length, text.length - character));
  // A tab stays one, so that the line below is as wide.
  const before = text.slice(0, character).replace(/[^\t]/g, ' ');
  const margin = ' '.repeat(number.length + 1) + before;
  return [`${number} ${text}`, `${margin}${'~'.repeat(underlined)}`];
}

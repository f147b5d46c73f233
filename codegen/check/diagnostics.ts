import { ts } from 'ts-morph';
import { advice } from './advice.js';

/** An error prevents the output; a warning concerns code that is right in all but rare cases. */
export type Severity = 'error' | 'warning';

/** A mistake in a source: where it is and how to fix it. */
export interface Diagnostic {
  /** `CM1001`, or TypeScript's own `TS2322`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What to write instead. */
  readonly hint: string | null;
  /** The changes that `--fix` makes to follow the hint; none if that is not mechanical. */
  readonly edits: readonly ts.TextChange[];
  readonly file: ts.SourceFile;
  readonly start: number;
  readonly length: number;
}

/** A code with its text, without a position. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
}

/** Defines the finding of one code; `code` can be read without arguments. */
function define<Args extends unknown[]>(
  code: string,
  text: (...args: Args) => { message: string; hint: string },
  severity: Severity = 'error',
): ((...args: Args) => Finding) & { readonly code: string } {
  return Object.assign((...args: Args) => ({ code, severity, ...text(...args) }), { code });
}

/**
 * Everything the generator reports about a source. Codes are never reused. 1xxx: not translatable.
 * 2xxx: means something else in Squirrel. 3xxx: the tool and its input.
 */
export const findings = {
  unknownSyntax: define('CM1001', (what: string, kind?: ts.SyntaxKind) => ({
    message: `${what} cannot be translated to Squirrel.`,
    hint: advice.get(kind ?? ts.SyntaxKind.Unknown) ?? 'rewrite it with simpler statements.',
  })),
  unknownOperator: define('CM1002', (operator: string) => ({
    message: `the operator '${operator}' cannot be translated to Squirrel.`,
    hint: 'use another operator.',
  })),
  unknownMember: define('CM1003', (name: string, type: string) => ({
    message: `'${name}' of ${type} has no counterpart in Squirrel.`,
    hint: 'use another method, or write a loop.',
  })),
  unknownGlobal: define('CM1004', (name: string) => ({
    message: `Squirrel has no global '${name}'.`,
    hint: 'declare it if the host provides it, or use a global of the platform interface.',
  })),
  reservedWord: define('CM1005', (name: string) => ({
    message: `Squirrel cannot read '${name}', but the host declares that name.`,
    hint: 'declare it by another name of the host, or as a member of an object.',
  })),
  moduleAsValue: define('CM1022', (name: string) => ({
    message: `'${name}' is a module, which is not an object in Squirrel.`,
    hint: `write ${name}.member, or pass the members that are needed.`,
  })),
  usedBeforeDeclared: define('CM1011', (name: string) => ({
    message: `'${name}' is used before its declaration, where Squirrel does not know it yet.`,
    hint: 'move the declaration above its first use.',
  })),
  staticWrite: define('CM1013', (name: string) => ({
    message: `'${name}' is static, and Squirrel cannot change static members.`,
    hint: 'make it private, and write Class.member; or store the value in a module variable.',
  })),
  superInFunction: define('CM1014', () => ({
    message: "Squirrel has 'super' only in methods, not in functions inside them.",
    hint: 'add a method that calls super, and call that method here.',
  })),
  selfDeclared: define('CM1015', () => ({
    message: "the output stores 'this' in a variable named 'self', which clashes with this one.",
    hint: "rename it, or begin the method with 'const self = this;'.",
  })),
  enumValue: define('CM1016', (name: string) => ({
    message: `the value of the enum member '${name}' is not known at compile time.`,
    hint: 'give it a number or a string.',
  })),
  enumAsValue: define('CM1017', (name: string) => ({
    message: `the enum '${name}' is not an object in Squirrel, so it cannot be passed on.`,
    hint: `use its members, ${name}[value], or Object.values(${name}).`,
  })),
  accessor: define('CM1018', (name: string) => ({
    message: `'${name}' may be an accessor here; in Squirrel, accessors are methods.`,
    hint: 'declare the object as the class that has the accessor, or write a method.',
  })),
  hiddenInConstructor: define('CM1019', (name: string) => ({
    message: `this moves into the constructor, where '${name}' is another variable.`,
    hint: 'rename the variable of the constructor.',
  })),
  destructuringDefault: define('CM1021', (name: string) => ({
    message: `'${name}' may be null, but JavaScript uses a default only for undefined.`,
    hint: `exclude null from its type, or use ${name} ?? value.`,
  })),
  overfull: define('CM1023', () => ({
    message: 'a function needs more variables and arguments here than Squirrel allows.',
    hint: 'move a part of it to a function, or the values into an array or an object.',
  })),
  notInLibrary: define('CM1031', (name: string, instead: string) => ({
    message: `'${name}' cannot be translated to Squirrel.`,
    hint: `use ${instead}.`,
  })),
  callbackArity: define('CM1032', (name: string, count: string) => ({
    message: `in Squirrel, ${name}() calls this function with exactly ${count} of its arguments.`,
    hint: 'declare exactly these parameters, or write a loop.',
  })),
  sharedValue: define('CM2001', (name: string) => ({
    message: `'${name}' may be null, but JavaScript uses this default only for undefined.`,
    hint: `exclude null from its type, or use ${name} ?? value in the body.`,
  })),
  thisInFunction: define('CM2002', () => ({
    message: "'this' is used outside a method, where Squirrel gives it another value.",
    hint: 'name the object, or declare a first parameter: this: Owner.',
  })),
  arity: define('CM2004', (takes: string, gets: string) => ({
    message: `this function takes ${takes} arguments but may get ${gets}, and Squirrel throws then.`,
    hint: 'declare exactly the parameters that it is called with.',
  })),
  loopCapture: define('CM2005', (name: string) => ({
    message: `in Squirrel all iterations share '${name}', so this function sees its last value.`,
    hint: `copy it in the loop body and capture the copy: const own = ${name};`,
  })),
  unboundMethod: define('CM2007', (name: string) => ({
    message: `the method '${name}' loses its 'this' when it is used as a value.`,
    hint: `wrap it in an arrow function: () => this.${name}().`,
  })),
  typeofNothing: define(
    'CM2008',
    (text: string) => ({
      message: `typeof distinguishes null from undefined, but '${text}' is just null in Squirrel.`,
      hint: 'compare it with null first, or allow only one of them in its type.',
    }),
    'warning',
  ),
  hiddenGlobal: define('CM2009', (name: string) => ({
    message: `the global '${name}' is hidden here by another declaration with the same name.`,
    hint: 'rename the other declaration.',
  })),
  looseEquality: define('CM2010', () => ({
    message: 'JavaScript converts operands of two kinds before it compares them with ==.',
    hint: 'use === or !==, or convert one of them.',
  })),
  anyType: define('CM2011', (text: string) => ({
    message: `'${text}' has type any, so its meaning in Squirrel is unknown.`,
    hint: 'give it a type, such as unknown.',
  })),
  largeNumber: define('CM2012', (text: string) => ({
    message: `${text} does not fit in a 32-bit Squirrel integer.`,
    hint: 'use a smaller number.',
  })),
  metamethod: define('CM2014', (name: string) => ({
    message: `'${name}' is a metamethod, which Squirrel calls implicitly.`,
    hint: 'choose another name.',
  })),
  textOfObject: define('CM2015', (text: string) => ({
    message: `'${text}' is an object, which Squirrel prints as its type and address.`,
    hint: 'print its members, or give it a toString(); for an error, print its message.',
  })),
  twoNothings: define(
    'CM2016',
    () => ({
      message: 'this comparison matches both null and undefined, because Squirrel has only null.',
      hint: 'compare with == null, which matches both in JavaScript too.',
    }),
    'warning',
  ),
  caseValue: define('CM2017', () => ({
    message: 'impOS miscompiles a case whose value is a local variable.',
    hint: 'use a literal or an exported constant, or write if and else.',
  })),
  redeclaredField: define('CM2018', (name: string) => ({
    message: `the base class also declares '${name}', and JavaScript initializes this field later.`,
    hint: 'set it in the constructor after super(), or rename it.',
  })),
  unsignedShift: define('CM2020', () => ({
    message: 'Squirrel has no unsigned integers, so >>> 0 of a negative number differs.',
    hint: 'shift by 1 bit or more, or take bits again at once, as in (x >>> 0) & 255.',
  })),
  textOfNothing: define('CM2022', (text: string) => ({
    message: `'${text}' may be null or undefined, which print differently, but Squirrel has only null.`,
    hint: 'allow only one of them in its type.',
  })),
  staticName: define('CM2023', (name: string) => ({
    message: `'${name}' is both a static and an instance member, which Squirrel cannot distinguish.`,
    hint: 'rename one of them.',
  })),
  evaluationOrder: define('CM2024', (name: string) => ({
    message: `a call in a case may change '${name}', which Squirrel reads after the call.`,
    hint: 'store the value in a const before the switch, or use if and else.',
  })),
  keptAcrossJump: define('CM2025', (name: string) => ({
    message: `a function captures '${name}', which a jump out of two blocks corrupts in Squirrel.`,
    hint: 'invert the condition, or create the function in a separate function.',
  })),
  keptInTry: define('CM2026', (name: string) => ({
    message: `a function captures '${name}', which an error in this try block corrupts in Squirrel.`,
    hint: 'declare it above the try, or move the block to a separate function.',
  })),
  recordOrder: define(
    'CM2041',
    (text: string) => ({
      message: `'${text}' has no defined order in Squirrel, where records are tables.`,
      hint: "write Object.keys(record).sort(), use a Map, or put the comment '// In any order.' above it.",
    }),
    'warning',
  ),
  numericKey: define('CM2042', (text: string) => ({
    message: `'${text}' is a number, which JavaScript converts to a string key, but Squirrel does not.`,
    hint: 'write String(key), or use a Map.',
  })),
  wrappedProduct: define('CM2043', (text: string) => ({
    message: `JavaScript rounds '${text}' before truncating it to 32 bits; Squirrel does not.`,
    hint: 'write Math.imul(a, b), which is exact in both languages.',
  })),
  errorMember: define('CM1050', (text: string) => ({
    message: `'${text}' has no counterpart: in Squirrel a built-in error is just its message.`,
    hint: 'use the message, or throw an instance of your own class that extends Error.',
  })),
  errorOrText: define('CM2050', () => ({
    message:
      'Squirrel throws an Error as its message, which cannot be distinguished from a string.',
    hint: 'throw new Error(text) everywhere, or an instance of a class that extends Error.',
  })),
  kindOfError: define('CM2051', (name: string) => ({
    message: `Squirrel throws a ${name} as its message, so its kind is not known.`,
    hint: 'check instanceof Error, or throw an instance of a class that extends Error.',
  })),
  generatorLeft: define('CM2052', (text: string) => ({
    message: `JavaScript ends '${text}' when this loop is left early, Squirrel goes on with it.`,
    hint: 'loop over the call that makes the generator.',
  })),
  castOfUnion: define('CM2061', (text: string, type: string) => ({
    message: `'${text}' may be something else than ${type}, and a cast does not convert it.`,
    hint: 'convert it, as String(value) does, or ask for its type first.',
  })),
  wideProduct: define('CM2062', (text: string) => ({
    message: `'${text}' may need more than 32 bits, which Squirrel cuts off before the remainder.`,
    hint: 'use smaller numbers, or take bits instead: Math.imul(a, b) >>> 1.',
  })),
  fractionalIndex: define('CM2060', (text: string) => ({
    message: `'${text}' may be a fraction: Squirrel truncates it, JavaScript finds no element.`,
    hint: 'round it first: Math.floor(a / b).',
  })),
  clock: define(
    'CM2063',
    () => ({
      message: 'Date.now() becomes hardware.millis(), which counts from the start of the device.',
      hint: 'use it for differences only; time() of impOS has the seconds since 1970.',
    }),
    'warning',
  ),
  json: define(
    'CM2064',
    (name: string, instead: string) => ({
      message: `${name}() becomes ${instead}(): members have no order, and null stands for undefined.`,
      hint: 'do not rely on the order of members, nor on one that is left out.',
    }),
    'warning',
  ),
  builderDirective: define('CM3001', (text: string) => ({
    message: `Electric Imp's Builder would treat '${text}' in the output as a directive.`,
    hint: 'do not begin a line with @, and do not use "@{" in a string.',
  })),
} as const;

/** Returns the kind of a node in words: `A for in statement`. */
export function kindOf(node: ts.Node): string {
  // The first name of a kind is its own; the others mark the ends of a range.
  const kinds = Object.entries(ts.SyntaxKind) as [string, ts.SyntaxKind | string][];
  const [name] = kinds.find(([, kind]) => kind === node.kind)!;
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return `${/^[aeiou]/.test(words) ? 'An' : 'A'} ${words}`;
}

/** Adds the position of a node to a finding. */
export function diagnose(
  finding: Finding,
  node: ts.Node,
  edits: readonly ts.TextChange[] = [],
): Diagnostic {
  const file = node.getSourceFile();
  const start = node.getStart(file);
  return { ...finding, edits, file, start, length: node.end - start };
}

/** Returns the change that replaces a node by a text. */
export function replacing(node: ts.Node, newText: string): ts.TextChange {
  const start = node.getStart();
  return { span: { start, length: node.end - start }, newText };
}

/** Converts one of TypeScript's own diagnostics. */
export function fromTypeScript(diagnostic: ts.Diagnostic): Diagnostic {
  return {
    code: `TS${diagnostic.code}`,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
    severity: 'error',
    hint: null,
    edits: [],
    // A diagnostic of a module always has a position.
    file: diagnostic.file!,
    start: diagnostic.start!,
    length: diagnostic.length!,
  };
}

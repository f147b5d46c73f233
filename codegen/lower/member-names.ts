import { ts } from 'ts-morph';
import type { Context } from '../analysis/context.js';
import { isOwnAccessor, type Accessor } from '../analysis/accessors.js';
import { isFunction } from '../analysis/types.js';
import { nodesIn } from '../analysis/walk.js';
import { index, member, string, type Expression } from '../squirrel/tree.js';
import { metamethods } from '../squirrel/words.js';
import { isWritableName, writable } from './variable-names.js';

// What members are called in Squirrel. Most have their own names. A method whose name Squirrel cannot read
// is renamed, all over the program. The field of a record keeps its key, as programs may look for it by its
// text, and is written in brackets: `record["delete"]`.

/** The names of the members of a program. */
export class MemberNames {
  /** The methods that have another name, by the one in TypeScript. */
  private readonly renamed = new Map<string, string>();

  /** The methods that accessors become, by `get name` and `set name`. */
  private readonly accessors = new Map<string, string>();

  /** The names of `#private` members. */
  private readonly hidden = new Map<ts.Symbol, string>();

  /** The texts of the members, in TypeScript and in Squirrel. */
  private readonly taken: Set<string>;

  constructor(private readonly context: Context) {
    const nodes = context.program.modules.flatMap((module) => [...nodesIn(module)]);
    const declared = nodes.filter(isMember);
    const texts = new Set(nodes.filter(ts.isStringLiteralLike).map(({ text }) => text));
    this.taken = new Set(declared.map(({ name }) => name?.getText() ?? ''));
    for (const [text, members] of groupedByName(declared)) {
      const isMethod = members.every((each) => isMethodLike(context, each));
      if (isMethod && !texts.has(text) && needsName(text, members)) {
        this.renamed.set(text, this.free(writable(text)));
      }
    }
    for (const { kind, name } of nodes.filter(isOwnAccessor)) {
      this.nameAccessor(kind === ts.SyntaxKind.GetAccessor ? 'get' : 'set', name.text);
    }
    this.nameHidden(declared.map(({ name }) => name).filter(isPrivateName));
  }

  /** The name that stands behind a dot or in a class; null when only brackets can hold it. */
  of(name: ts.MemberName): string | null {
    if (ts.isPrivateIdentifier(name)) {
      const symbol = this.context.checker.getSymbolAtLocation(name);
      return (symbol && this.hidden.get(symbol)) ?? this.free(`_${name.text.slice(1)}`);
    }
    return this.ofText(name.text);
  }

  /** The name of the member that has a text as its key in TypeScript. */
  ofText(text: string): string | null {
    const renamed = this.renamed.get(text);
    if (renamed !== undefined) return renamed;
    return isWritableName(text) ? text : null;
  }

  /** The method that a getter or a setter becomes: `getName`. */
  ofAccessor(kind: 'get' | 'set', name: string): string {
    return this.accessors.get(`${kind} ${name}`)!;
  }

  ofDeclared({ kind, name }: Accessor): string {
    return this.ofAccessor(kind === ts.SyntaxKind.GetAccessor ? 'get' : 'set', name.text);
  }

  /** The key in a table or a class. */
  keyOf(name: ts.MemberName): string {
    return this.of(name) ?? bracketed(name.text);
  }

  /** `object.name` */
  read(object: Expression, name: ts.MemberName): Expression {
    const text = this.of(name);
    return text === null ? index(object, string(name.text)) : member(object, text);
  }

  private nameAccessor(kind: 'get' | 'set', name: string): void {
    const key = `${kind} ${name}`;
    if (this.accessors.has(key)) return;
    this.accessors.set(key, this.free(`${kind}${name[0]!.toUpperCase()}${name.slice(1)}`));
  }

  /** Each class has its own, even if its base class has one of the same name. */
  private nameHidden(names: readonly ts.PrivateIdentifier[]): void {
    const known = new Set<string>();
    for (const name of names) {
      const symbol = this.context.checker.getSymbolAtLocation(name);
      if (symbol === undefined || this.hidden.has(symbol)) continue;
      const plain = `_${name.text.slice(1)}`;
      const isClash = known.has(plain) || this.taken.has(plain) || metamethods.has(plain);
      const text = isClash ? this.free(`${plain}_`) : plain;
      known.add(text);
      this.hidden.set(symbol, text);
    }
  }

  private free(name: string): string {
    let free = name;
    while (this.taken.has(free) || metamethods.has(free)) free += '_';
    this.taken.add(free);
    return free;
  }
}

/** A text as the key of a table. */
export const bracketed = (text: string): string => `[${string(text).text}]`;

export const isBracketed = (key: string): boolean => key.startsWith('[');

type Member =
  | ts.ClassElement
  | ts.TypeElement
  | ts.ObjectLiteralElementLike
  | ts.EnumMember
  | ts.ParameterDeclaration;

function isMember(node: ts.Node): node is Member {
  if (ts.isParameter(node)) return ts.isParameterPropertyDeclaration(node, node.parent);
  return (
    ts.isClassElement(node) ||
    ts.isTypeElement(node) ||
    ts.isObjectLiteralElement(node) ||
    ts.isEnumMember(node)
  );
}

const isPrivateName = (name: ts.Node | undefined): name is ts.PrivateIdentifier =>
  name !== undefined && ts.isPrivateIdentifier(name);

function groupedByName(members: readonly Member[]): Map<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const each of members) {
    if (each.name === undefined || !ts.isIdentifier(each.name)) continue;
    groups.set(each.name.text, [...(groups.get(each.name.text) ?? []), each]);
  }
  return groups;
}

/** Whether a member is of a class, or a function: programs do not look for these by their texts. */
function isMethodLike(context: Context, node: Member): boolean {
  if (ts.isClassElement(node) || ts.isEnumMember(node) || ts.isParameter(node)) return true;
  return isFunction(context, context.typeOf(node));
}

/** Whether Squirrel cannot read a name, or calls a method of this name by itself. */
function needsName(text: string, members: readonly Member[]): boolean {
  if (!isWritableName(text)) return true;
  return metamethods.has(text) && members.some(ts.isMethodDeclaration);
}

import type {
  Block,
  ClassMember,
  Expression,
  FunctionLiteral,
  LocalStatement,
  Parameter,
  Slot,
  SquirrelFile,
  Statement,
  SwitchCase,
} from './tree.js';
import { metamethods, reservedWords } from './words.js';

/**
 * Gives short names to the variables of functions and to members that nothing outside the file
 * uses. Variables of the file itself keep theirs: what is compiled after it sees them.
 */
export function shortenNames(file: SquirrelFile, members: ReadonlySet<string>): SquirrelFile {
  const taken = wordsIn(file);
  const own = [...members].filter((each) => taken.has(each));
  const names = new Names(taken, shortMembers(own, taken));
  return new Scope(names, null, false).block(file);
}

/** All that is a name in a tree, or may be one: also in texts, and in what stands as it is. */
function wordsIn(part: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (each: unknown): void => {
    if (typeof each === 'string') for (const [word] of each.matchAll(/\w+/g)) found.add(word);
    if (typeof each !== 'object' || each === null) return;
    // Where a node comes from differs from one computer to the next.
    for (const [key, value] of Object.entries(each)) if (key !== 'origin') visit(value);
  };
  visit(part);
  return found;
}

/** Members keep the prefix that they share, by which a library stays clear of its subclasses. */
function shortMembers(
  members: readonly string[],
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const prefix = sharedPrefix(members) || '_';
  const used = new Set(taken);
  const short = members.map((member) => {
    const name = firstFree(prefix, used);
    used.add(name);
    return [member, name.length < member.length ? name : member] as const;
  });
  return new Map(short);
}

/** The words that all names begin with, of each not the last: `_cm` of `_cmTimer` and `_cmTask`. */
function sharedPrefix([first, ...others]: readonly string[]): string {
  const words = first === undefined ? [] : wordsOf(first).slice(0, -1);
  const isShared = (prefix: string): boolean =>
    others.every((each) => each.startsWith(prefix) && wordsOf(each).length > 1);
  const prefixes = words.map((_, last) => words.slice(0, last + 1).join(''));
  return prefixes.filter(isShared).at(-1) ?? '';
}

function wordsOf(name: string): string[] {
  return name.match(/_*[a-z0-9]+|_*[A-Z][a-z0-9]*|_+/g) ?? [name];
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The first of the short names that may be used: a letter, two letters, and so on. */
function firstFree(prefix: string, used: ReadonlySet<string>): string {
  for (let count = 0; ; count++) {
    const name = prefix + numeral(count);
    if (!used.has(name) && !reservedWords.has(name) && !metamethods.has(name)) return name;
  }
}

function numeral(count: number): string {
  const rest = Math.floor(count / letters.length);
  return (rest === 0 ? '' : numeral(rest - 1)) + letters[count % letters.length]!;
}

/** What is known for the whole file. */
class Names {
  constructor(
    readonly taken: ReadonlySet<string>,
    readonly members: ReadonlyMap<string, string>,
  ) {}

  member(name: string): string {
    return this.members.get(name) ?? name;
  }
}

/** Variables that are found by their names, in the order in which Squirrel's compiler meets them. */
class Scope {
  private readonly variables = new Map<string, string>();

  constructor(
    private readonly names: Names,
    private readonly outer: Scope | null,
    private readonly isInFunction: boolean,
  ) {}

  block({ statements, dangling }: Block): Block {
    return { statements: statements.map((each) => this.statement(each)), dangling };
  }

  private inner(): Scope {
    return new Scope(this.names, this, this.isInFunction);
  }

  private innerBlock(block: Block): Block {
    return this.inner().block(block);
  }

  private declare(name: string): string {
    const short = this.isInFunction ? firstFree('', this.usedNames()) : name;
    this.variables.set(name, short);
    return short;
  }

  private usedNames(): Set<string> {
    const outer = this.outer?.usedNames() ?? this.names.taken;
    return new Set([...outer, ...this.variables.values()]);
  }

  /** A variable, or what is found among the members and globals when the function runs. */
  private find(name: string): string {
    return this.variables.get(name) ?? this.outer?.find(name) ?? this.names.member(name);
  }

  private statement(node: Statement): Statement {
    switch (node.kind) {
      case 'local':
        return this.local(node);
      case 'functionStatement': {
        // It does not see itself.
        const value = this.function(node.value);
        return { ...node, name: node.isLocal ? this.declare(node.name) : node.name, value };
      }
      case 'classStatement':
        return { ...node, value: this.class(node.value) };
      case 'expression':
      case 'throw':
        return { ...node, value: this.expression(node.value) };
      case 'return':
      case 'yield':
        return { ...node, value: node.value && this.expression(node.value) };
      case 'try': {
        const body = this.innerBlock(node.body);
        const handler = this.inner();
        return {
          ...node,
          body,
          error: handler.declare(node.error),
          handler: handler.block(node.handler),
        };
      }
      case 'block':
        return { ...node, body: this.innerBlock(node.body) };
      case 'const':
      case 'enum':
      case 'hold':
      case 'verbatim':
      case 'break':
      case 'continue':
        return node;
      default:
        return this.branch(node);
    }
  }

  private branch(node: Branch): Statement {
    switch (node.kind) {
      case 'if': {
        const test = this.expression(node.test);
        const then = this.innerBlock(node.then);
        return { ...node, test, then, otherwise: this.otherwise(node.otherwise) };
      }
      case 'while':
        return { ...node, test: this.expression(node.test), body: this.innerBlock(node.body) };
      case 'doWhile':
        return { ...node, body: this.innerBlock(node.body), test: this.expression(node.test) };
      case 'for':
        return this.inner().for(node);
      case 'foreach':
        return this.foreach(node);
      case 'switch': {
        const value = this.expression(node.value);
        return { ...node, value, cases: node.cases.map((each) => this.case(each)) };
      }
    }
  }

  private local<Node extends LocalStatement>(node: Node): Node {
    // A variable is not seen in its own value.
    const value = node.value && this.expression(node.value);
    return { ...node, name: this.declare(node.name), value };
  }

  private otherwise(node: Of<'if'>['otherwise']): Of<'if'>['otherwise'] {
    if (node === null) return null;
    return 'kind' in node ? (this.branch(node) as Of<'if'>) : this.innerBlock(node);
  }

  private for(node: Of<'for'>): Statement {
    const { initial } = node;
    return {
      ...node,
      initial:
        'kind' in initial ? this.expression(initial) : initial.map((each) => this.local(each)),
      test: node.test && this.expression(node.test),
      step: node.step.map((each) => this.expression(each)),
      body: this.innerBlock(node.body),
    };
  }

  private foreach(node: Of<'foreach'>): Statement {
    const collection = this.expression(node.collection);
    const scope = this.inner();
    return {
      ...node,
      collection,
      key: node.key && { ...node.key, name: scope.declare(node.key.name) },
      value: { ...node.value, name: scope.declare(node.value.name) },
      body: scope.innerBlock(node.body),
    };
  }

  private case(node: SwitchCase): SwitchCase {
    const test = node.test && this.expression(node.test);
    return { ...node, test, body: this.innerBlock(node.body) };
  }

  private expression<Node extends Expression>(node: Node): Node;
  private expression(node: Expression): Expression {
    switch (node.kind) {
      case 'literal':
      case 'global':
      case 'held':
      case 'sequence':
        return node;
      case 'name':
        return { ...node, name: this.find(node.name) };
      case 'member':
        return {
          ...node,
          object: this.expression(node.object),
          name: this.names.member(node.name),
        };
      case 'index':
        return {
          ...node,
          object: this.expression(node.object),
          index: this.expression(node.index),
        };
      case 'call':
        return { ...node, callee: this.expression(node.callee), args: this.list(node.args) };
      case 'array':
        return { ...node, elements: this.list(node.elements) };
      case 'comma':
        return { ...node, expressions: this.list(node.expressions) };
      case 'group':
        return { ...node, value: this.expression(node.value) };
      case 'lambda':
        return this.lambda(node);
      case 'table':
        return { ...node, slots: node.slots.map((each) => this.slot(each)) };
      case 'function':
        return { ...node, ...this.function(node) };
      case 'class':
        return { ...node, ...this.class(node) };
      default:
        return this.operation(node);
    }
  }

  private operation(node: Operation): Expression {
    switch (node.kind) {
      case 'unary':
      case 'update':
        return { ...node, operand: this.expression(node.operand) };
      case 'binary':
        return { ...node, left: this.expression(node.left), right: this.expression(node.right) };
      case 'assignment':
        return {
          ...node,
          target: this.expression(node.target),
          value: this.expression(node.value),
        };
      case 'conditional':
        return {
          ...node,
          test: this.expression(node.test),
          whenTrue: this.expression(node.whenTrue),
          whenFalse: this.expression(node.whenFalse),
        };
    }
  }

  private list(nodes: readonly Expression[]): Expression[] {
    return nodes.map((each) => this.expression(each));
  }

  private slot(node: Slot): Slot {
    return { ...node, ...this.computed(node), value: this.expression(node.value) };
  }

  private computed({ computed }: { readonly computed?: Expression }): { computed?: Expression } {
    return computed === undefined ? {} : { computed: this.expression(computed) };
  }

  private function<Node extends Pick<FunctionLiteral, 'parameters' | 'body'>>(node: Node): Node {
    const scope = new Scope(this.names, this, true);
    const parameters = this.parameters(node.parameters, scope);
    return { ...node, parameters, body: scope.block(node.body) };
  }

  private lambda(node: Of<'lambda'>): Expression {
    const scope = new Scope(this.names, this, true);
    const parameters = this.parameters(node.parameters, scope);
    return { ...node, parameters, value: scope.expression(node.value) };
  }

  /** Defaults are computed where the function is made, so they do not see its parameters. */
  private parameters(nodes: readonly Parameter[], scope: Scope): Parameter[] {
    const initials = nodes.map(({ initial }) => initial && this.expression(initial));
    return nodes.map((each, position) => ({
      ...each,
      name: each.name === '...' ? each.name : scope.declare(each.name),
      initial: initials[position]!,
    }));
  }

  private class<Node extends Of<'class'>>(node: Node): Node {
    const extended = node.extended && this.expression(node.extended);
    return { ...node, extended, members: node.members.map((each) => this.member(each)) };
  }

  private member(node: ClassMember): ClassMember {
    const name = this.names.member(node.name);
    if (node.kind === 'method') return { ...this.function(node), name };
    return { ...node, ...this.computed(node), name, value: this.expression(node.value) };
  }
}

type Of<Kind> = Extract<Statement | Expression, { kind: Kind }>;
type Branch = Of<'if' | 'while' | 'doWhile' | 'for' | 'foreach' | 'switch'>;
type Operation = Of<'unary' | 'update' | 'binary' | 'assignment' | 'conditional'>;

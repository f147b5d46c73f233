import fc from 'fast-check';
import { fit, operand, precedence } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { braces } from '../lines.js';
import { choose, pick, within, type Making } from '../make.js';
import type { Scope } from '../scope.js';
import { declared } from './destructuring.js';

/** What people write every day: spread, short callbacks, optional calls, generators, tasks in lists. */
export function everyday(rules: Rules): Way<string[]>[] {
  return [
    { weight: 1, arbitrary: spreadList(rules) },
    { weight: 1, arbitrary: spreadObject(rules) },
    { weight: 1, arbitrary: spreadCall(rules) },
    { weight: 1, arbitrary: shortCallback(rules) },
    { weight: 1, arbitrary: functionAsCallback },
    { weight: 1, arbitrary: optionalCall(rules) },
    { weight: 1, arbitrary: optionalList(rules) },
    { weight: 1, arbitrary: walk(rules) },
    { weight: 1, arbitrary: tasks(rules) },
    { weight: 1, arbitrary: valueOfAssignment(rules) },
    { weight: 1, arbitrary: truth(rules) },
    { weight: 1, arbitrary: letters(rules) },
    { weight: 1, arbitrary: lastly(rules) },
    { weight: 1, arbitrary: sorted(rules) },
    { weight: 1, arbitrary: pairs(rules) },
  ];
}

/** The name of a list that is there, or one that is written out. */
function someList(scope: Scope, at: number, value: string): string {
  const list = choose(scope.visible('integers'), at);
  return list === undefined ? `[${value}, 2]` : scope.mention(list);
}

function spreadList({ integer }: Rules): Making<string[]> {
  return within([integer, pick, pick, pick], (scope, make, one, other, wish) => {
    const value = fit(make(scope)).text;
    const parts = [`...${someList(scope, one, '1')}.slice(0, 3)`, value];
    if (other % 2 === 0) parts.push(`...${someList(scope, other, '3')}.slice(0, 3)`);
    const name = declared(scope, wish, 'integers');
    return [`const ${name}: number[] = [${parts.join(', ')}];`];
  });
}

function spreadObject({ integer }: Rules): Making<string[]> {
  return within([integer, pick, pick], (scope, make, at, wish) => {
    const value = fit(make(scope)).text;
    const options = choose(scope.visible('options'), at);
    const from = options === undefined ? '{ size: 1, extra: 2 }' : scope.mention(options);
    const slot = at % 2 === 0 ? 'extra' : 'size';
    const name = declared(scope, wish, 'options');
    const parts = [`...${from}`, `${slot}: ${value}`];
    return [`const ${name}: Options = { ${parts.join(', ')} };`];
  });
}

function spreadCall({ integer }: Rules): Making<string[]> {
  return within([integer, pick, fc.nat(3)], (scope, make, at, way) => {
    const value = fit(make(scope)).text;
    const list = someList(scope, at, '4');
    if (way === 0) return [`seen(Math.max(${value}, ...${list}));`];
    if (way === 1) return [`seen(totalOf(...${list}, ${value}));`];
    if (way === 2) return [`seen(totalOf(${value}, ...${list}.slice(1)));`];
    return [`say([0, ${value}, ...${list}].concat([1], ${list}).join());`];
  });
}

/** Callbacks that take fewer parameters than they are given. */
function shortCallback({ integer }: Rules): Making<string[]> {
  return within([integer, pick, fc.nat(4)], (scope, make, at, way) => {
    const list = someList(scope, at, '5');
    if (!scope.spend(40)) return [`say(String(${list}.length));`];
    const value = fit(make(scope.inner(true, 10))).text;
    if (way === 0) return [`repeat(2, () => { seen(${value}); });`];
    if (way === 1) return [`say(${list}.map(() => ${value}).join());`];
    if (way === 2) return [`say(${list}.map((_, i) => i + ${value}).join());`];
    if (way === 3) return ['repeat(1, seen);'];
    return [`${list}.forEach((each, i) => { seen(each + i); });`];
  });
}

/** A function of the module that a method calls: it is given an index as well. */
const functionAsCallback = within([pick, pick], (scope, at, which): string[] => {
  const list = someList(scope, at, '6');
  const callee = choose(scope.place.top.functions, which);
  if (callee === undefined || !scope.spend(callee.cost * 8))
    return [`say(${list}.map(seen).join());`];
  return callee.arity > 1 ? [] : [`say(${list}.map(${callee.name}).join());`];
});

function optionalCall({ integer, flag }: Rules): Making<string[]> {
  return within([integer, flag, pick, pick], (scope, make, test, at, wish) => {
    const value = fit(make(scope)).text;
    const condition = operand(test(scope), precedence.conditional + 1);
    const callback = choose(scope.visible('callback'), at);
    if (callback === undefined || !scope.spend(callback.cost ?? 0)) return [`seen(${value});`];
    const task = scope.mention(callback);
    const name = scope.free(wish);
    scope.declare({ name, kind: 'callback', isOut: true });
    const type = '((value: number) => number) | undefined';
    return [
      `const ${name}: ${type} = ${condition} ? ${task} : undefined;`,
      at % 2 === 0 ? `seen(${name}?.(${value}) ?? -1);` : `${name}?.(${value});`,
    ];
  });
}

function optionalList({ integer, flag }: Rules): Making<string[]> {
  return within([integer, flag, pick, pick, fc.nat(3)], (scope, make, test, at, wish, way) => {
    const value = fit(make(scope)).text;
    const condition = operand(test(scope), precedence.conditional + 1);
    const list = someList(scope, at, value);
    const name = scope.free(wish);
    scope.declare({ name, kind: 'integers', isOut: true });
    const first = `const ${name}: number[] | undefined = ${condition} ? ${list} : undefined;`;
    if (way === 0) return [first, `seen(${name}?.length ?? -1);`];
    if (way === 1) return [first, `seen(${name}?.[1] ?? (${value}));`];
    if (way === 2) return [first, `say(${name}?.map((each) => each + 1).join('-') ?? 'none');`];
    return [first, `say(\`\${${name}?.at(-1) ?? 'none'}\`);`];
  });
}

/** Walks a generator, perhaps not to its end. */
function walk({ integer, statements }: Rules): Making<string[]> {
  return within([integer, statements, pick, fc.nat(2)], (scope, make, body, wish, way) => {
    const count = fit(make(scope)).text;
    if (way === 0) return [`say(Array.from(upTo(${count})).join());`];
    if (scope.place.loops >= 2 || !scope.spend(1)) return [`seen(${count});`];
    const inner = scope.loop(3, way === 1);
    const name = declared(inner, wish, 'integer');
    return braces(`for (const ${name} of upTo(${count}))`, body(inner.block()));
  });
}

/** Functions that are kept in a list, each with its own variables. */
function tasks({ integer }: Rules): Making<string[]> {
  return within([integer, pick, fc.boolean()], (scope, make, wish, isCounted) => {
    if (!scope.place.keeps || !scope.spend(60)) return ["say('no tasks');"];
    const list = scope.free(wish);
    scope.declare({ name: list, kind: 'integers', isOut: true });
    const loop = scope.loop(3, false);
    loop.mention({ name: list, kind: 'integers' });
    const index = declared(loop, wish + 1, 'integer');
    const inner = loop.block().inner(true, 10);
    const value = fit(make(inner)).text;
    const heading = isCounted
      ? `for (let ${index} = 0; ${index} < 3; ${index}++)`
      : `for (const ${index} of [7, 8])`;
    const last = scope.block();
    last.mention({ name: list, kind: 'integers' });
    const turn = last.free(wish + 2);
    return [
      `const ${list}: (() => number)[] = [];`,
      ...braces(heading, [`${list}.push(() => ${index} + ${value});`]),
      `for (const ${turn} of ${list}) seen(${turn}());`,
    ];
  });
}

function valueOfAssignment({ integer }: Rules): Making<string[]> {
  return within([integer, pick, pick, fc.nat(4)], (scope, make, at, wish, way) => {
    const value = fit(make(scope)).text;
    const target = choose(scope.visible('integer', true), at);
    if (target === undefined) return [`seen(${value});`];
    const name = scope.mention(target);
    const list = someList(scope, wish, '3');
    if (way === 0) return [`seen(${name} = ${value});`];
    if (way === 1) return [`seen((${name} += 3) + 1);`, `${name} %= 997;`];
    if (way === 2) return [`${name} = 0;`, `seen(${list}[${name}++] ?? -1);`, `seen(${name});`];
    if (way === 3) return [`${name} = 2;`, `while (${name}-- > 0) seen(${name});`];
    return [`seen(${name}++ + --${name});`, `${name} %= 997;`];
  });
}

/** Conditions that are numbers or texts. */
function truth({ integer, text }: Rules): Making<string[]> {
  return within([integer, text, pick, fc.nat(3)], (scope, number, words, at, way) => {
    const value = fit(number(scope)).text;
    const word = words(scope).text;
    if (way === 0) return [`if (seen(${value})) say('not zero');`];
    if (way === 1) return [`say(heard(${word}) || 'empty');`];
    if (way === 2) return [`say(\`\${seen(${value}) && seen(${at})}\`);`];
    return [`say(!heard(${word}) ? 'no text' : 'text');`];
  });
}

function letters({ text }: Rules): Making<string[]> {
  return within([text, pick, fc.nat(4)], (scope, make, wish, way) => {
    const value = make(scope).text;
    const name = scope.block().free(wish);
    if (way === 0) return [`for (const ${name} of heard(${value})) say(${name});`];
    if (way === 1) return [`say(heard(${value}).split('').reverse().join('.'));`];
    if (way === 2) return [`say(\`\${heard(${value}).at(-1) ?? 'none'}\`);`];
    if (way === 3) return [`say([...heard(${value})].length.toString());`];
    return [`say(String(heard(${value} + 'q').charCodeAt(0)));`];
  });
}

function lastly({ flag, text, integer }: Rules): Making<string[]> {
  return within([flag, text, integer, integer], (scope, test, words, first, last) => {
    const inner = scope.tried();
    const lines = [
      `if (${test(inner).text}) throw new Error(${words(inner).text});`,
      `seen(${fit(first(inner)).text});`,
    ];
    const value = fit(last(scope)).text;
    return [...braces('try', lines).slice(0, -1), '} finally {', `  seen(${value});`, '}'];
  });
}

function sorted({ integer }: Rules): Making<string[]> {
  return within([integer, pick, fc.nat(3)], (scope, make, at, way) => {
    const value = fit(make(scope)).text;
    const list = someList(scope, at, value);
    if (way === 0) return [`say([...${list}].sort((a, b) => b - a).join());`];
    if (way === 1) return [`say(${list}.concat([${value}]).reverse().join('/'));`];
    if (way === 2) return [`say(${list}.slice(-2).flatMap((each) => [each, each + 1]).join());`];
    return [`seen(${list}.reduceRight((sum, each) => (sum * 3 + each) % 997, ${value}));`];
  });
}

/** Records and maps by their entries. */
function pairs({ integer }: Rules): Making<string[]> {
  return within([integer, pick, fc.nat(2)], (scope, make, at, way) => {
    const value = fit(make(scope)).text;
    if (way === 0) {
      return [`for (const [k, v] of Object.entries({ a: ${value} })) say(k + v);`];
    }
    const found = choose(scope.visible('map'), at);
    const map =
      found === undefined ? `new Map<number, number>([[1, ${value}]])` : scope.mention(found);
    if (way === 1) return [`say([...${map}.keys()].join());`];
    return [`say([...${map}].map(([k, v]) => \`\${k}=\${v}\`).join());`];
  });
}

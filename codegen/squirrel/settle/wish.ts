import type { Binary, Expression } from '../tree.js';

/** How a variable should be called that holds a value: after what the value is. */
export function wishFor(value: Expression): string {
  switch (value.kind) {
    case 'name':
      return `${value.name}Before`;
    case 'held':
      return value.variable.wish;
    case 'member':
      return lowerFirst(value.name);
    case 'index':
      return elementOf(value.object);
    case 'call':
      return resultOf(value.callee);
    case 'binary':
      return wishForOperation(value);
    case 'conditional':
      return ['member', 'call'].includes(value.whenTrue.kind) ? wishFor(value.whenTrue) : 'value';
    case 'sequence':
      return wishFor(value.value);
    default:
      return wishes[value.kind] ?? 'value';
  }
}

function wishForOperation({ operator, left, right }: Binary): string {
  if (operator !== '+') return 'value';
  return [left, right].some(isText) ? 'text' : 'sum';
}

function isText(node: Expression): boolean {
  if (node.kind === 'binary') return node.operator === '+' && [node.left, node.right].some(isText);
  return node.kind === 'literal' && node.text.startsWith('"');
}

const wishes: Partial<Record<Expression['kind'], string>> = {
  array: 'list',
  table: 'table',
  function: 'callback',
};

/** `item` of `items`. */
function elementOf(list: Expression): string {
  const name = list.kind === 'name' || list.kind === 'member' ? list.name : '';
  const singular = /^(.*[^s])s$/.exec(name)?.[1];
  return singular === undefined ? 'element' : lowerFirst(singular);
}

/** `found` of `find(key)`, `user` of `getUser()`. */
function resultOf(callee: Expression): string {
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const known = results.get(name);
  if (known !== undefined) return known;
  const noun = verbs.exec(name)?.[1];
  return noun === undefined ? 'result' : lowerFirst(noun);
}

const results: ReadonlyMap<string, string> = new Map([
  ['find', 'found'],
  ['get', 'found'],
  ['next', 'next'],
  ['pop', 'last'],
  ['top', 'last'],
  ['len', 'length'],
]);

const verbs =
  /^_?(?:get|find|read|make|create|parse|load|fetch|build|compute|take|pick|next|to|add|new)([A-Z]\w*)$/;

function lowerFirst(text: string): string {
  const name = text.replace(/^_+/, '');
  return name === '' ? 'value' : name[0]!.toLowerCase() + name.slice(1);
}

import fc from 'fast-check';
import { fit, primary, type Expression } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { choose, pick, within, type Making } from '../make.js';

/** What the methods of lists of numbers find, with functions that see the variables round them. */
export function listMethods(rules: Rules): Way<Expression>[] {
  return [
    { weight: 1, arbitrary: found(rules) },
    { weight: 1, arbitrary: made(rules) },
  ];
}

/** What a function costs that a method calls for each element. */
const most = 10;

function found({ integer }: Rules): Making<Expression> {
  const names = fc.constantFrom('indexOf', 'lastIndexOf', 'findIndex');
  return within([pick, integer, names], (scope, at, make, name) => {
    const value = fit(make(scope)).text;
    const list = choose(scope.visible('integers'), at);
    if (list === undefined) return primary(`seen(${value})`);
    const wanted = name === 'findIndex' ? `(item) => item > 3` : value;
    return primary(`${scope.mention(list)}.${name}(${wanted})`);
  });
}

function made({ integer }: Rules): Making<Expression> {
  const forms = fc.constantFrom('reduce', 'filter', 'map', 'every');
  return within([pick, pick, integer, forms], (scope, at, wish, make, form) => {
    const list = choose(scope.visible('integers'), at);
    if (list === undefined || !scope.spend(most * 8)) return primary('seen(3)');
    const owner = scope.mention(list);
    const inner = scope.inner(true, most);
    const name = inner.free(wish);
    inner.declare({ name, kind: 'integer' });
    const value = fit(make(inner)).text;
    if (form === 'every') return primary(`(${owner}.every((${name}) => ${value} < 5) ? 1 : 0)`);
    if (form === 'filter') return primary(`${owner}.filter((${name}) => ${value} < 5).length`);
    const sum = '.reduce((sum, item) => (sum + item) % 997, 0)';
    if (form === 'map') return primary(`${owner}.map((${name}) => ${value})${sum}`);
    return primary(`${owner}${sum}`);
  });
}

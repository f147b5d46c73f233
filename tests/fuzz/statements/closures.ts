import fc from 'fast-check';
import { fit } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { braces } from '../lines.js';
import { choose, pick, within, type Making } from '../make.js';

/** Functions in functions, which keep the variables round them. */
export function closures(rules: Rules): Way<string[]>[] {
  return [
    { weight: 4, arbitrary: long(rules) },
    { weight: 2, arbitrary: passedOn(rules) },
  ];
}

export function declaredClosures(rules: Rules): Way<string[]>[] {
  return [
    { weight: 3, arbitrary: short(rules) },
    { weight: 5, arbitrary: changing(rules) },
  ];
}

/** What a closure may cost: less than a function of the module. */
const most = 40;

function short({ integer }: Rules): Making<string[]> {
  return within([integer, pick, pick], (scope, make, wish, parameterWish) => {
    const inner = scope.inner(true, most);
    const parameter = inner.free(parameterWish);
    inner.declare({ name: parameter, kind: 'integer' });
    const { text } = fit(make(inner));
    const cost = inner.place.budget.spent;
    const name = scope.free(wish);
    scope.declare({ name, kind: 'callback', cost });
    return [`const ${name} = (${parameter}: number): number => ${text};`];
  });
}

function long({ integer, statements }: Rules): Making<string[]> {
  const forms = fc.constantFrom('arrow', 'expression', 'declaration');
  return within(
    [statements, integer, pick, pick, forms],
    (scope, body, result, wish, own, form) => {
      const inner = scope.inner(true, most, form === 'arrow');
      const parameter = inner.free(own);
      inner.declare({ name: parameter, kind: 'integer', isMutable: true });
      const lines = [...body(inner), `return ${fit(result(inner)).text};`];
      const name = scope.free(wish);
      scope.declare({ name, kind: 'callback', cost: inner.place.budget.spent });
      const signature = `(${parameter}: number): number`;
      if (form === 'declaration') return braces(`function ${name}${signature}`, lines);
      const heading = form === 'arrow' ? `${signature} =>` : `function ${signature}`;
      return closed(braces(`const ${name} = ${heading}`, lines));
    },
  );
}

/** A function that changes a variable outside of it. */
function changing({ integer }: Rules): Making<string[]> {
  return within([pick, integer, pick, pick], (scope, at, make, wish, own) => {
    const inner = scope.inner(true, most);
    const target = choose(inner.visible('integer', true), at);
    if (target === undefined) return ["say('nothing to change');"];
    const changed = inner.mention(target);
    const parameter = inner.free(own);
    inner.declare({ name: parameter, kind: 'integer' });
    const value = fit(make(inner)).text;
    const name = scope.free(wish);
    scope.declare({ name, kind: 'callback', cost: inner.place.budget.spent });
    const lines = [`${changed} = ${value};`, `return ${parameter};`];
    return closed(braces(`const ${name} = (${parameter}: number): number =>`, lines));
  });
}

/** A function that is called by the one it is passed to. */
function passedOn({ integer, statements }: Rules): Making<string[]> {
  return within([statements, integer, pick], (scope, body, times, own) => {
    const count = fit(times(scope)).text;
    if (!scope.spend(most * 3)) return [`seen(${count});`];
    const inner = scope.inner(false, most);
    const parameter = inner.free(own);
    inner.declare({ name: parameter, kind: 'integer' });
    const lines = braces(`repeat(${count}, (${parameter}) =>`, body(inner));
    return [...lines.slice(0, -1), '});'];
  });
}

function closed(lines: string[]): string[] {
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ''};`];
}

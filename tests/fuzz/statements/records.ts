import fc from 'fast-check';
import { fit } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { choose, pick, within, type Making } from '../make.js';
import { types } from '../scope.js';

/** Objects whose keys may be absent. */
export function records(rules: Rules): Way<string[]>[] {
  return [
    { weight: 2, arbitrary: changedRecord(rules) },
    { weight: 2, arbitrary: changedOptions(rules) },
  ];
}

export function declaredRecords(rules: Rules): Way<string[]>[] {
  return [{ weight: 3, arbitrary: declared(rules) }];
}

function declared({ integer }: Rules): Making<string[]> {
  return within([integer, integer, pick, pick], (scope, first, second, wish, at) => {
    const [a, b] = [fit(first(scope)).text, fit(second(scope)).text];
    const name = scope.free(wish);
    if (at % 2 === 0) {
      scope.declare({ name, kind: 'record' });
      return [
        `const ${name}: ${types.record} = ${at % 4 === 0 ? '{}' : `{ k1: ${a}, 'k 2': ${b} }`};`,
      ];
    }
    scope.declare({ name, kind: 'options' });
    return [`const ${name}: Options = { size: ${a}${at % 4 === 1 ? '' : `, extra: ${b}`} };`];
  });
}

function changedRecord({ integer }: Rules): Making<string[]> {
  const how = fc.nat(4);
  return within([pick, integer, how], (scope, at, make, way) => {
    const value = fit(make(scope)).text;
    const record = choose(scope.visible('record'), at);
    if (record === undefined) return [`seen(${value});`];
    const name = scope.mention(record);
    const slot = `${name}['k${at % 3}']`;
    if (way === 0) return [`${slot} = ${value};`];
    if (way === 1) return [`delete ${slot};`];
    if (way === 2) return [`${slot} ??= ${value};`];
    if (way === 3) return [`say('k${at % 3}' in ${name} ? 'there' : 'absent');`];
    return [`say(\`\${${slot}}\`);`];
  });
}

function changedOptions({ integer }: Rules): Making<string[]> {
  return within([pick, integer, fc.nat(4)], (scope, at, make, way) => {
    const value = fit(make(scope)).text;
    const options = choose(scope.visible('options'), at);
    if (options === undefined) return [`seen(${value});`];
    const name = scope.mention(options);
    if (way === 0) return [`${name}.extra = ${value};`];
    if (way === 1) return [`delete ${name}.extra;`];
    if (way === 2) return [`${name}.extra ??= ${value};`];
    if (way === 3) return [`${name}.size = ${value};`];
    return [`seen(${name}.size);`];
  });
}

import fc from 'fast-check';
import { fit } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { braces } from '../lines.js';
import { choose, pick, within, type Making } from '../make.js';
import type { Scope } from '../scope.js';

/** Maps and Sets, which keep the order in which they were filled. */
export function collections(rules: Rules): Way<string[]>[] {
  return [
    { weight: 2, arbitrary: changed(rules) },
    { weight: 1, arbitrary: walked },
  ];
}

export function declaredCollections(rules: Rules): Way<string[]>[] {
  return [{ weight: 2, arbitrary: declared(rules) }];
}

function declared({ integer }: Rules): Making<string[]> {
  return within([integer, integer, pick, fc.boolean()], (scope, a, b, wish, isMap) => {
    const [key, value] = [fit(a(scope)).text, fit(b(scope)).text];
    const name = scope.free(wish);
    scope.declare({ name, kind: isMap ? 'map' : 'set' });
    return isMap
      ? [`const ${name} = new Map<number, number>([[${key}, ${value}]]);`]
      : [`const ${name} = new Set<number>([${key}, ${value}]);`];
  });
}

/** There are few keys, so that some are met again. */
const keyOf = (text: string): string => `(${text}) % 4`;

function changed({ integer }: Rules): Making<string[]> {
  return within([pick, integer, integer, fc.nat(4)], (scope, at, makeKey, makeValue, way) => {
    const [key, value] = [keyOf(fit(makeKey(scope)).text), fit(makeValue(scope)).text];
    const found = collectionAt(scope, at);
    if (found === undefined) return [`seen(${value});`];
    const name = scope.mention(found);
    const isMap = found.kind === 'map';
    if (way === 0) return [`say(\`\${${name}.delete(${key})}\`);`];
    if (way === 1) return [`say(\`\${${name}.has(${key})} \${${name}.size}\`);`];
    if (way === 2) return [`${name}.clear();`];
    if (!isMap) return [`${name}.add(${key});`];
    return way === 3 ? [`seen(${name}.get(3) ?? ${value});`] : [`${name}.set(${key}, ${value});`];
  });
}

/** Walks one, and takes out of it what has been seen. */
const walked = within([pick, pick, fc.nat(2)], (scope, at, wish, way): string[] => {
  const found = collectionAt(scope, at);
  if (found === undefined || !scope.spend(8)) return ["say('no collection');"];
  const inner = scope.block();
  const name = inner.mention(found);
  const key = inner.free(wish);
  inner.declare({ name: key, kind: 'integer' });
  const value = inner.free(wish + 1);
  const removes = way === 0 ? [`${name}.delete(${key});`] : [];
  if (found.kind === 'set') {
    return braces(`for (const ${key} of ${name})`, [`seen(${key});`, ...removes]);
  }
  const lines = [`say(\`\${${key}}: \${${value}}\`);`, ...removes];
  return braces(`for (const [${key}, ${value}] of ${name})`, lines);
});

function collectionAt(scope: Scope, at: number) {
  return choose([...scope.visible('map'), ...scope.visible('set')], at);
}

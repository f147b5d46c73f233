import fc from 'fast-check';
import { fit } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { choose, pick, within, type Making } from '../make.js';

/** Declarations that take objects and pairs apart, and ones that may find nothing. */
export function patterns(rules: Rules): Way<string[]>[] {
  return [
    { weight: 1, arbitrary: object },
    { weight: 1, arbitrary: pair(rules) },
    { weight: 1, arbitrary: chain(rules) },
  ];
}

const object = within([pick, pick], (scope, at, wish): string[] => {
  const options = choose(scope.visible('options'), at);
  if (options === undefined) return ["say('no options');"];
  const owner = scope.mention(options);
  const name = scope.free(wish);
  scope.declare({ name, kind: 'integer' });
  return [`const { size: ${name} } = ${owner};`];
});

function pair({ integer }: Rules): Making<string[]> {
  return within([integer, integer, pick], (scope, a, b, wish) => {
    const [first, second] = [fit(a(scope)).text, fit(b(scope)).text];
    const whole = scope.free(wish);
    scope.declare({ name: whole, kind: 'integers', isOut: true });
    const names = [1, 2].map((step) => {
      const name = scope.free(wish + step);
      scope.declare({ name, kind: 'integer' });
      return name;
    });
    return [
      `const ${whole}: [number, number] = [${first}, ${second}];`,
      `const [${names.join(', ')}] = ${whole};`,
    ];
  });
}

/** `optionsOf(n)` finds nothing for numbers below 0. */
function chain({ integer }: Rules): Making<string[]> {
  return within([integer, pick, fc.nat(2)], (scope, make, wish, way) => {
    const value = fit(make(scope)).text;
    const whole = scope.free(wish);
    scope.declare({ name: whole, kind: 'options', isOut: true });
    const lines = [`const ${whole}: Options | null = optionsOf(${value});`];
    if (way === 0) return [...lines, `seen(${whole}?.size ?? 7);`];
    if (way === 1) return [...lines, `say(\`\${${whole}?.extra ?? -1}\`);`];
    return [...lines, `if (${whole}?.extra !== undefined) say('more');`];
  });
}

/** Programs that take long, for the embedded engine and the native VM. */

/** What they do, within a function, and what they return. */
export const programs: Readonly<Record<string, string>> = {
  'integer arithmetic': `local sum = 0;
    for (local i = 0; i < 5000000; i++) { sum = (sum * 31 + i) ^ (i >> 3); if (sum < 0) sum -= 7; }
    return sum;`,
  'float arithmetic': `local sum = 0.5;
    for (local i = 0; i < 2000000; i++) { sum = sum * 0.999 + i * 0.25; }
    return sum;`,
  'string building': `local text = "";
    for (local i = 0; i < 200000; i++) { text += "a" + i; if (text.len() > 500) text = text.slice(400); }
    return text.len();`,
  'table access': `local t = { a = 1, b = 2, c = 3 };
    for (local i = 0; i < 2000000; i++) { t.a = t.b + t.c; t.b = t.a & 255; t["c"] = i; }
    return t.a;`,
  'keys that are computed': `local t = {}; local keys = [];
    for (local i = 0; i < 100; i++) { keys.push("key" + i); t["key" + i] <- i; }
    local sum = 0;
    for (local i = 0; i < 1000000; i++) { local k = keys[i % 100]; sum += t[k]; t[k] = i & 15; }
    return sum;`,
  'method calls': `local C = class { n = 0; function add(x) { n += x; return this; } function get() { return n; } };
    local c = C();
    for (local i = 0; i < 1000000; i++) { c.add(i & 7); }
    return c.get();`,
  arrays: `local a = []; for (local i = 0; i < 1000; i++) a.push(i * 7 % 1000);
    local sum = 0;
    for (local n = 0; n < 3000; n++) foreach (i, v in a) sum += v * i;
    return sum;`,
  'instances and closures': `local C = class { a = 1; b = null; constructor(x) { b = x; } };
    local sum = 0;
    for (local i = 0; i < 300000; i++) { local c = C(i); local f = @() c.b + c.a; sum += f(); }
    return sum;`,
  // Each function runs often enough for V8 to compile it, which takes a second.
  'a program of 3,000 lines': longProgram(),
};

/** A program of 3,000 lines, most of which run a few times. */
function longProgram(): string {
  const functions = Array.from({ length: 500 }, (_, place) => {
    return `local f${place % 100} = function(x) {
      local t = { a = x, b = ${place} };
      if (t.a > t.b) t.a -= t.b;
      else t.b += 1;
      return t.a + t.b;
    };`;
  });
  const calls = Array.from({ length: 100 }, (_, place) => `sum += f${place}(i);`);
  const blocks = Array.from({ length: 5 }, (_, part) => {
    const own = functions.slice(part * 100, part * 100 + 100);
    return `{ ${own.join('\n')}\nfor (local i = 0; i < 20000; i++) { ${calls.join('\n')} } }`;
  });
  return `local sum = 0;\n${blocks.join('\n')}\nreturn sum;`;
}

/** A program that prints the seconds that the processor took, and the result. */
export function timed(body: string): string {
  return `local run = function() {\n${body}\n};\nlocal start = clock();\nlocal result = run();
print((clock() - start) + " " + result);`;
}

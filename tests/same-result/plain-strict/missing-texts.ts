// What a read does not find is false, though its type says that it is a text.
export function main(print: (line: string) => void): void {
  const list = ['a', ''];
  function f(i: number) {
    const name = list[i];
    if (name) print('yes ' + name);
    else print('no');
  }
  f(0);
  f(1);
  f(2);
  for (let i = 0; i < 4; i++) {
    if (list[i]) print('yes');
    else print('no');
  }
  const record: Record<string, string> = { a: 'x' };
  function g(k: string) {
    const value = record[k];
    return value ? value : 'none';
  }
  print([g('a'), g('b')].join(' '));
  function h(args: string[]) {
    const [name, other = 'b'] = args;
    return name ? name + other : 'none';
  }
  print([h([]), h(['x']), h(['', 'y']), h(['z', ''])].join(' '));
  function h2(args: number[]) {
    const [name] = args;
    return !name ? 'none' : String(name);
  }
  print([h2([]), h2([0]), h2([5])].join(' '));
  const h3 = ([name]: string[]) => name || 'none';
  print([h3([]), h3(['']), h3(['u'])].join(' '));
  function h4(args: string[]) {
    const name = args[0] || 'dflt';
    return name;
  }
  print([h4([]), h4(['']), h4(['u'])].join(' '));
  function h5(text: string) {
    const c = text[3];
    return c ? c : 'none';
  }
  print([h5('abc'), h5('abcd')].join(' '));
  function h6(args: string[]) {
    const v = args.pop();
    return v ? v : 'none';
  }
  print([h6([]), h6(['']), h6(['u'])].join(' '));
  function h7(args: string[]) {
    let v = args[0];
    if (v === undefined) v = '';
    return v ? v : 'none';
  }
  print([h7([]), h7(['']), h7(['u'])].join(' '));
  function h8(args: string[]) {
    const v = args[0];
    const w = v;
    return v && w ? v : 'none';
  }
  print([h8([]), h8(['']), h8(['u'])].join(' '));
}

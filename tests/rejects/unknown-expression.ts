export function test(text: string): boolean {
  const pattern = /a/; //! CM1001
  return text === 'a' && pattern === null;
}

export function all(x: number, y: number, tag: (text: TemplateStringsArray) => string): unknown[] {
  return [
    10n, //! CM1001
    void x,
    class Named { other(): unknown { return Named; } }, //! CM1001 CM1011
    import.meta, //! CM1001
    import('./modules/first.js'), //! CM1001
    <number>y,
    tag`x`, //! CM1001
  ];
}

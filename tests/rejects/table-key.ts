export function make(key: string): unknown[] {
  return [
    { [key]: 1 },
    { 1: 2 },
    { 1.5: 2 }, //! CM1001
    { 'two words'() { return super.toString(); } }, //! CM1014 CM2011
    { get size() { return key; } }, //! CM1001
  ];
}

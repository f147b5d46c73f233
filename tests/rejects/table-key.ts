export function make(key: string): unknown[] {
  return [
    { [key]: 1 }, //! CM1001
    { 1: 2 }, //! CM1001
    { run() { return key; } }, //! CM1001
    { get size() { return key; } }, //! CM1001
  ];
}

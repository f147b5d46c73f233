export enum Code {
  Busy = 'BUSY',
  Gone = 'GONE',
}
enum Local {
  A = 'a',
  B = 'b',
}
class Failure extends Error {
  static Code = Code;
  constructor(readonly code: string) {
    super(code);
  }
}
const has = (values: Record<string, string>, text: string) =>
  Object.keys(values).some((key) => values[key] === text);
console.log(
  has(Code, 'BUSY'),
  has(Local, 'BUSY'),
  has(Local, 'b'),
  Failure.Code.Gone,
  new Failure(Code.Busy).code,
);
const key: keyof typeof Code = 'Gone';
const keys: (keyof typeof Code)[] = ['Gone', 'Busy'];
console.log(Code[key], keys.map((each) => Code[each]).join(), 'Gone' in Code);

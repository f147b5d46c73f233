function* count(): Generator<number, void> {
  const more: unknown = yield 1; //! CM1001
  if (typeof more === 'string') yield 2;
}

export function sum(): number {
  let sum = 0;
  const counting = count();
  for (const each of counting) { //! CM2052
    if (each > 9) break;
    sum += each;
  }
  for (const each of counting) { //! CM2052
    if (each > 9) return each;
  }
  for (const each of counting) sum += each;
  for (const each of count()) {
    if (each > 9) break;
  }
  counting.return(); //! CM1031
  return sum;
}

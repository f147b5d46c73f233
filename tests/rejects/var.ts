export function sum(list: number[]): number {
  var total = 0; //! CM1001
  for (const each of list) total += each;
  return total;
}

export function close(resource: Disposable): void {
  using open = resource; //! CM1001
  if (open !== resource) return;
}

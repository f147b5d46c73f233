export function sum(list: number[], tasks: (() => number)[]): number {
  if (list.length > 0) {
    var total = 0; //! CM1001
  }
  for (const each of list) total! += each;
  for (var i = 0; i < 3; i++) { //! CM1001
    var kept = i; //! CM1001
    tasks.push(() => i + kept);
  }
  for (const each of list) {
    var last: number | undefined; //! CM1001
    if (last === undefined) last = each;
  }
  early = 2; //! CM1011
  var early = 1; //! CM1001
  var twice = early; //! CM1001
  var twice = 4; //! CM1001
  return total! + twice;
}

export function close(resource: Disposable): void {
  using open = resource; //! CM1001
  if (open !== resource) return;
}

export function first(list: number[], done: () => void): number {
  for (const each of list) {
    try {
      if (each < 0) continue; //! CM1001
      if (each > 9) return each; //! CM1001
      for (const other of list) if (other === each) break;
    } finally {
      done();
    }
  }
  return 0;
}

export function keep(task: () => void, keeper: (get: () => string) => void): void {
  try {
    task();
  } catch {
    const text = 'caught'; //! CM2026
    keeper(() => text);
  } finally {
    task();
  }
}

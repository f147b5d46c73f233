export function tasks(names: string[], run: (task: () => string) => void): void {
  for (const name of names) {
    run(() => name);
  }
  for (let i = 0; i < 3; i++) run(() => `${i}`);
}

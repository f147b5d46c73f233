export function mark(target: object, context: object): void {
  if (target === context) return;
}

@mark //! CM1001
export class Marked {
  @mark //! CM1001
  run(): void {
    return;
  }
}

/** Calls a task when it has not been asked to for a while. */
export class Debounce {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly milliseconds: number) {}

  call(task: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      task();
    }, this.milliseconds);
  }
}

export function later(task: () => void): void {
  setTimeout(task, 500);
}

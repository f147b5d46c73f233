export function leaveBoth(): void {
  outer: { for (;;) break outer; } //! CM1001
}

export function stopHere(): void {
  debugger; //! CM1001
}

export function nestedClass(): void {
  const Point = class { x = 0; };
  if (new Point() === null) nestedClass();
}

export namespace Inner {
  export let count = 0; //! CM1001
  export function add(): void {
    count++;
  }
}

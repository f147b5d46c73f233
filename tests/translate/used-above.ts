/** Needs what stands below. */
function isOver(n: number): boolean {
  return n > LIMIT && n < limits.high;
}

// A constant of the file.
const LIMIT = 5;
const limits = { high: 9 };

const wait = (task: () => void): number => {
  task();
  return 1;
};

export function main(): boolean {
  const timer: number = wait(() => isOver(timer));
  return isOver(<number>timer);
}

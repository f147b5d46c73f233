interface Counter {
  count: number;
  step(by: number): void;
}

export function counter(): Counter {
  return {
    count: 0,
    // Counts on.
    step(by) {
      this.count += by;
    },
  };
}

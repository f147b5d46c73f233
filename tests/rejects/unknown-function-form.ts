export async function wait(): Promise<void> { //! CM1001
  await wait(); //! CM1001
}

export function make(task: () => number): unknown[] {
  return [
    async () => task(), //! CM1001
    async function () { return task(); }, //! CM1001
    function again(): number { return task() + again(); }, //! CM1001, CM1011
  ];
}

export function argumentsOf(): number {
  const first = arguments; //! CM1004
  return first === null ? 1 : 0;
}

export function add(list: number[] | null = [], a: number | null = 1, b = a): number { //! CM2001 CM2001
  return (list?.length ?? 0) + (a ?? 0) + (b ?? 0);
}

export function wait(seconds: number | null | undefined): number | null {
  return limit(seconds);
}

function limit(seconds: number | null = 5, unit: string | null = null): number | null { //! CM2001
  return unit === '' ? null : seconds;
}

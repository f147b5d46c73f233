class Box {
  size = 1;
}

export function copy(box: Box, map: Map<string, number>, list: number[] | undefined): unknown[] {
  return [
    { ...box }, //! CM1001
    { ...map }, //! CM1001
    [...(list ?? [])],
    [1, ...map],
  ];
}

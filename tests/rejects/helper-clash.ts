export function cut(text: string, stringSlice: number): string { //! CM1030
  return text.slice(stringSlice);
}

export function sliceIndex(text: string): number { //! CM1030
  return text.length;
}

/** What is no helper here is free. */
export function arrayJoin(mathFloor: number): number {
  const parseInt = mathFloor;
  return parseInt;
}

function helper(): number {
  return 1;
}

export function viaHelper(): number {
  return helper();
}

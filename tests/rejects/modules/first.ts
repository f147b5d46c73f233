export type Count = number;

export function first(): number {
  return 1;
}

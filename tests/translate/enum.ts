/** What a lamp shows. */
export enum Color {
  Red = 4,
  Green,
  Both = Red | Green,
  None = 'none', // nothing at all
}

const enum State {
  Idle,
  Busy = -1,
}

export function show(color: Color): State {
  return color === Color.None ? State.Idle : State.Busy;
}

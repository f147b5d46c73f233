/** What a lamp shows. */
export enum Color {
  Red = 4,
  Green,
  Blue = -1, // below zero
  Both = Red | Green,
  None = 'none',
  Half = 0.5,
}

const enum State {
  Idle,
  Busy,
}

enum Level {
  Low = 'low',
  High = 'high',
}

export class Lamp {
  Color = Color.Red;
  state: State = State.Idle;
  show(): string {
    const inner = (): string => `${this.Color} ${Color.Green}`;
    return inner();
  }
}

function name(color: Color): string {
  switch (color) {
    case Color.Red:
      return 'red';
    case Color.None:
      return 'nothing';
    default:
      return 'other';
  }
}

function busy(state: State): boolean {
  switch (state) {
    case State.Idle:
      return false;
    case State.Busy:
      return true;
  }
}

export function main(print: (line: string) => void): void {
  print(
    `${Color.Red} ${Color.Green} ${Color.Blue} ${Color.Both} ${Color.None} ${Color.Half.toFixed(1)}`,
  );
  print(`${name(Color.Red)} ${name(Color.None)} ${name(Color.Blue)}`);
  print(
    `${busy(State.Busy)} ${busy(State.Idle)} ${new Lamp().show()} ${new Lamp().state === State.Idle}`,
  );
  print(`${Level.Low} ${Level.High === ('high' as Level)}`);
}

export enum Signal {
  Go = 3,
  Stop,
}

export const enum Kind {
  Big = 'big',
}

export function next(signal: Signal): Signal {
  return signal === Signal.Go ? Signal.Stop : Signal.Go;
}

export enum Level {
  Low = 1,
  'two words' = 2, //! CM1001
  Long = 'text'.length, //! CM1016
  Large = 4294967296, //! CM2012
}

export function names(level: Level.Low): unknown[] {
  return [
    Level, //! CM1017
    Level[level], //! CM1017
    Level.Low,
  ];
}

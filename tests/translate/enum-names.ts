enum Level {
  Low,
  High,
}

enum Status {
  Ok = 200,
  Missing = 404,
}

enum Color {
  Red = 'red',
  Green = 'green',
}

export function describe(level: Level, status: Status): string {
  return Level[level] + ' ' + Status[status];
}

export const colors = Object.values(Color);

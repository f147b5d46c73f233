enum Level {
  Low,
  Normal,
  High,
}
enum Code {
  Ok = 200,
  Missing = 404,
  Bad = -1,
}
enum Color {
  Red = 'red',
  Green = 'green',
}
enum Mixed {
  A,
  B = 'b',
  C = 4,
}
function show(level: Level): string {
  return Level[level];
}
console.log(show(Level.High), Level[0], Level['Normal'], Code[404], Code[Code.Bad]);
const n: number = [1, 7].length;
const maybe = Level[n + 5];
console.log(maybe === undefined ? 'none' : maybe, Level[n] ?? 'none');
for (const color of Object.values(Color)) console.log(color);
console.log(
  Object.keys(Color).join(),
  Object.keys(Level).join(),
  Object.values(Mixed).join(),
  Object.entries(Color).length,
);
const valid = (text: string) => Object.values(Color).includes(text as Color);
console.log(valid('red'), valid('blue'));
console.log(Mixed[Mixed.C], Object.values(Level).length);
export const all = Object.entries(Color)
  .map(([key, value]) => `${key}=${value}`)
  .join();
console.log(all);

export function main(print: (line: string) => void): void {
  let x = 1;
  const change = (): number => {
    x += 10;
    return 5;
  };
  switch (x) { //! CM2024
    case change():
      break;
    default:
      print(`${x}`);
  }
  const before = x;
  switch (before) {
    case change():
      break;
  }
}

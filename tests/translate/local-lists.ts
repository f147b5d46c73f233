// Neighbouring variables share a line, as far as it goes.
export function area(width: number, height: number): number {
  const perimeter = 2 * (width + height);
  const surface = width * height;
  const isSmall = surface < 10;
  // A comparison and a ?: side by side are compiled into one jump.
  const margin = isSmall ? 1 : 2;

  const aVariableWithALongName = surface + perimeter;
  const anotherVariableWithALongName = surface - perimeter;
  const total = aVariableWithALongName * anotherVariableWithALongName;
  const report = (): number => total + margin;
  return report();
}

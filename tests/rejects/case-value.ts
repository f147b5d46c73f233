export const ONE = 1;
const TWO = 2;

export function name(value: number, three: number): string {
  switch (value) {
    case ONE:
      return 'one';
    case TWO: //! CM2017
      return 'two';
    case (three): //! CM2017
      return 'three';
    default:
      return 'many';
  }
}

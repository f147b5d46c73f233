export function name(value: number, next: () => number): string {
  let text = '';
  switch (value) {
    case text.length + next():
    default: //! CM1001
      text = 'none';
      break;
    case 1:
      let one = 'one'; //! CM1001
      text += one;
      break;
    case 2:
      one = 'two';
      text = one;
  }
  return text;
}

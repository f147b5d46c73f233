export function name(value: number): string {
  let text = '';
  switch (value) {
    default: //! CM1001
      text = 'none';
      break;
    case 1:
      const one = 'one'; //! CM1001
      text = one;
      break;
  }
  return text;
}

export function nameOf(code: number): string {
  let text = '';
  switch (code) {
    case 1:
      text = 'one';
      break;
    case 0:
    default:
      text = 'none';
      break;
    case 2:
      const digit = `${code}`;
      text = digit;
  }
  return text;
}

export function sign(value: number): string {
  if (value > 0) return 'plus';
  if (value < 0) {
    return 'minus';
  } else if (value === 0) {
    return 'zero';
  } else {
    return 'none';
  }
}

export const LATE = 3;

export function describe(code: number): string {
  let text = 'code ';
  switch (code) {
    // Both are fine.
    case 0:
    case 1:
      return 'fine';
    case LATE:
      text += 'late';
      break;

    case 4: {
      const own = 'four';
      text += own;
      break;
    }
    default:
      text += 'unknown';
    // Whatever it is.
  }
  return text;
}

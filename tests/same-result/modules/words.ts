const LIMIT = 'limit';

export function format(text: string): string {
  return `[${text}]`;
}

export const limit = (): string => LIMIT;

export default LIMIT + '!';

/** Counts the words of a text in brackets. */
function depthOf(words: string[], from: number): number {
  return from < words.length ? 1 + depthOf(words, from + 1) : 0;
}

export function isEven(count: number, words: string[]): boolean {
  const even = (n: number): boolean => n === 0 || odd(n - 1);

  // One calls the other.
  const odd = (n: number): boolean => n !== 0 && even(n - 1);

  return even(count + depthOf(words, 0));
}

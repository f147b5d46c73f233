/** Counts the words of a text, in the order of their first use. */
export function count(words: readonly string[], print: (line: string) => void): void {
  const counts = new Map<string, number>();
  const short = new Set<string>();
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    if (word.length < 3) short.add(word);
  }

  for (const [word, times] of counts) {
    // The short ones do not count.
    if (!short.has(word)) print(`${word} ${times}`);
  }
  for (const word of short) counts.delete(word);
  print(`${counts.size} ${Array.from(short).join()}`);
}

export function tally(words: string[]): Record<string, number> {
  const counts: Record<string, number> = { total: 0, 'two words': 0 };
  for (const word of words) {
    const before = counts[word] ?? 0;
    counts[word] = before + 1;
    counts['total']! += 1;
  }
  return counts;
}

export function remove(counts: Record<string, number>, word: string): boolean {
  if (!(word in counts)) return false;
  delete counts[word];
  return true;
}

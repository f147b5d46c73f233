import { reservedWords } from '../words.js';

/** The names for variables of a function, or of the file: none that anything in it has. */
export class FreeNames {
  private taken: Set<string> | null = null;

  constructor(private readonly whole: unknown) {}

  take(wish: string): string {
    this.taken ??= namesIn(this.whole);
    const name = firstFree(wish, this.taken);
    this.taken.add(name);
    return name;
  }
}

function firstFree(wish: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wish : `${wish}${count}`;
    if (!taken.has(name) && !reservedWords.has(name)) return name;
  }
}

/** All names in a part of a tree, less those that stand behind a dot. */
function namesIn(whole: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { kind } = part as { readonly kind?: string };
    for (const [key, value] of Object.entries(part)) {
      const isName = (key === 'name' || key === 'error') && kind !== 'member';
      if (isName && typeof value === 'string') found.add(value);
      if (key !== 'origin' && key !== 'trivia') visit(value);
    }
  };
  visit(whole);
  return found;
}

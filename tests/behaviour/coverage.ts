/**
 * `npm run coverage:contract`: how many behaviours prove each rule of the contract. It fails when
 * there is a sentence that none proves.
 */
import { pathToFileURL } from 'node:url';
import { behaviours } from './index.js';
import { programs } from './programs.js';
import { ruleOf, sentences } from './rules.js';

/** How many behaviours prove each sentence. */
function proofs(): Map<string, number> {
  const counts = new Map(Object.keys(sentences).map((sentence) => [sentence, 0]));
  for (const sentence of [...behaviours, ...programs].flatMap(({ proves }) => proves)) {
    const count = counts.get(sentence);
    if (count === undefined) throw new Error(`the contract has no sentence ${sentence}`);
    counts.set(sentence, count + 1);
  }
  return counts;
}

/** The sentences that no behaviour proves. */
export function unproven(): string[] {
  return [...proofs()].filter(([, count]) => count === 0).map(([sentence]) => sentence);
}

/** A line for each rule, and a line for each of its sentences. */
function report(): string[] {
  const counts = [...proofs()];
  const rules = [...new Set(Object.keys(sentences).map(ruleOf))];
  return rules.flatMap((rule) => {
    const own = counts.filter(([sentence]) => ruleOf(sentence) === rule);
    const all = [...behaviours, ...programs].filter(({ proves }) =>
      proves.some((each) => ruleOf(each) === rule),
    );
    return [
      `${rule.padEnd(6)} ${String(all.length).padStart(3)} behaviours`,
      ...own.map(
        ([sentence, count]) =>
          `  ${sentence.padEnd(5)} ${count === 0 ? 'NONE' : String(count).padStart(3)}  ${sentences[sentence] ?? ''}`,
      ),
    ];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(report().join('\n'));
  const missing = unproven();
  if (missing.length > 0) console.error(`\nNo behaviour proves ${missing.join(', ')}.`);
  process.exitCode = missing.length > 0 ? 1 : 0;
}

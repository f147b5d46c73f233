import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { findings, type Finding } from '../check/diagnostics.js';
import { UsageError } from '../../targets/cli/usage-error.js';

/** A finding, whatever it is about: its text has an ellipsis where it would name something. */
const inGeneral = Object.values(findings).map((finding) =>
  (finding as (...names: string[]) => Finding)('…', '…', '…'),
);

/**
 * Explains an error: what it means, why it is one, and what to write instead.
 * @param code - `CM2001`, in upper or lower case.
 * @throws UsageError when there is no such code.
 */
export function explain(code: string): string {
  const finding = inGeneral.find((each) => each.code === code.toUpperCase());
  if (finding === undefined) throw new UsageError(whyUnknown(code));
  const { message, hint } = finding;
  return `${finding.code}: ${message}\nHint: ${hint}\n\n${plain(readExplanation(finding.code))}`;
}

function whyUnknown(code: string): string {
  return /^TS\d+$/i.test(code)
    ? `${code} is one of TypeScript's own errors; see its documentation.`
    : `there is no code ${code}.`;
}

/** The explanation as Markdown, below its heading. */
function readExplanation(code: string): string {
  // package.json says where they are, for this file and for the built command.
  const file = createRequire(import.meta.url).resolve(`#explain/${code.toLowerCase()}.md`);
  return readFileSync(file, 'utf8').replace(/^# .*\n+/, '');
}

/** Markdown as one reads it on a terminal: blocks of code are indented. */
function plain(markdown: string): string {
  return markdown.replace(/^```ts\n([^]*?)^```$\n/gm, (_, code: string) =>
    code.replace(/^(?=.)/gm, '    '),
  );
}

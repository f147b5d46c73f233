/**
 * `npm run audit`: whether a dependency that users get has a known vulnerability.
 */
import { execute } from '../../targets/squirrel/vm-process.js';
import { root } from '../support/files.js';

/** The report of `npm audit`, or why the registry has given none. */
interface Answer {
  readonly metadata?: { readonly vulnerabilities: { readonly total: number } };
  readonly message?: string;
}

/**
 * What an answer means. Without a network nothing can be known; that is said, and is no failure.
 * @param json - What `npm audit --json` printed.
 * @throws Error when npm could not even ask.
 */
function judge(json: string): { text: string; exitCode: 0 | 1 } {
  const { metadata, message } = JSON.parse(json) as Answer;
  if (metadata === undefined) {
    if (message === undefined) throw new Error(`npm audit failed: ${json}`);
    return { text: `NOT AUDITED, the registry gives no report: ${message}`, exitCode: 0 };
  }
  const { total } = metadata.vulnerabilities;
  if (total === 0) return { text: 'No dependency has a known vulnerability.', exitCode: 0 };
  return { text: `Known vulnerabilities: ${total}. \`npm audit --omit=dev\` tells.`, exitCode: 1 };
}

const { stdout } = await execute(['npm', 'audit', '--omit=dev', '--json'], { cwd: root });
const { text, exitCode } = judge(stdout);
console.log(text);
process.exitCode = exitCode;

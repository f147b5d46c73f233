/** A verdict for machines: as JSON, for JUnit's readers, and for GitHub. */
import { describePlace } from './places.js';
import { exitCodeOf, type Check, type Problem, type Verdict } from './verdict.js';

/** A run and its verdict as JSON. */
export function verdictJson(verdict: Verdict, program: string, seconds: number): string {
  const { summary, problems } = verdict;
  const result = {
    program,
    passed: problems.length === 0,
    exitCode: exitCodeOf(verdict),
    problems,
    seconds,
    ...summary,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** A verdict in the format of JUnit: a test case for each check. */
export function junitText({ checks, problems }: Verdict, program: string): string {
  const counts = `tests="${checks.length}" failures="${problems.length}"`;
  const cases = checks.map((check) => testCase(check, program));
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites ${counts}>
  <testsuite name="${escapeXml(program)}" ${counts}>
${cases.join('\n')}
  </testsuite>
</testsuites>
`;
}

function testCase({ name, problem }: Check, program: string): string {
  const start = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(program)}"`;
  if (problem === null) return `${start}/>`;
  const text = escapeXml(problem.text);
  const place = problem.place === null ? '' : escapeXml(describePlace(problem.place));
  return `${start}>\n      <failure message="${text}">${place}</failure>\n    </testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- XML has no place for these, not even escaped.
  const legal = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd');
  return legal.replace(/[&<>"]/g, (character) => ENTITIES[character]!).replaceAll('\n', '&#10;');
}

/** What is wrong, as GitHub's workflow commands: they show up beside the lines of the program. */
export function githubAnnotations(problems: readonly Problem[]): string {
  return problems.map((problem) => `${annotation(problem)}\n`).join('');
}

function annotation({ text, place }: Problem): string {
  const where = place === null ? '' : `file=${escapeProperty(place.file)},line=${place.line},`;
  return `::error ${where}title=impsim::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

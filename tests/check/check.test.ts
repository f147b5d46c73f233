import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { scripts } from '../../package.json';
import { execute } from '../../targets/squirrel/vm-process.js';
import { root } from '../support/files.js';
import { choose, steps } from './check.js';
import { runSteps } from './steps.js';

const read = (name: string) => readFile(root + name, 'utf8');

test('a step that fails says what to do, and those after it run', async (t) => {
  const lines: string[] = [];
  const ok = await runSteps(
    [
      { name: 'first', command: 'node -e 0', remedy: 'Do this.' },
      { name: 'second', command: 'node -e "process.exit(3)"', remedy: 'Do that.' },
      { name: 'third', command: 'node -e 0', remedy: 'Do these.' },
    ],
    (line) => lines.push(line),
  );
  t.false(ok);
  const summary = lines
    .at(-1)!
    .replaceAll(/[\d.]+ s/g, 'time')
    .replaceAll(/ +/g, ' ')
    .trim();
  t.is(summary, 'ok time first\nFAILED time second Do that.\nok time third');
});

test('steps that succeed make a check that succeeds', async (t) => {
  t.true(await runSteps([{ name: 'only', command: 'node -e 0', remedy: '' }], () => undefined));
});

test('the check has all that npm test has, and CI runs the check', async (t) => {
  const commands = steps.map(({ command }) => command.replace('--silent ', ''));
  t.deepEqual(
    scripts.test.split(' && ').filter((command) => !commands.includes(command)),
    [],
  );
  for (const gate of ['.ci/run', '.github/workflows/ci.yml']) {
    t.regex(await read(gate), /^ *(- run: )?npm run check$/m, gate);
  }
});

test('steps are chosen by the beginnings of their names', (t) => {
  const chosen = (...names: string[]) => choose(names).map(({ name }) => name);
  t.deepEqual(chosen('types', 'lint'), ['types', 'lint and format']);
  t.deepEqual(chosen('tyes'), []);
  t.is(chosen().length, steps.length);
});

/** Audits with a registry that gives this answer to the question for vulnerabilities. */
async function audit(t: ExecutionContext, answer: object | null) {
  const registry = createServer(({ method }, response) => {
    response.statusCode = method === 'POST' && answer !== null ? 200 : 404;
    response.end(JSON.stringify(answer ?? {}));
  }).listen(0, '127.0.0.1');
  t.teardown(() => registry.close());
  await once(registry, 'listening');
  const { port } = registry.address() as AddressInfo;
  const env = { ...process.env, npm_config_registry: `http://127.0.0.1:${port}` };
  const argv = [process.execPath, '--import', 'tsx', 'tests/check/audit.ts'];
  return execute(argv, { cwd: root, env });
}

test('the audit fails for a known vulnerability', async (t) => {
  const leven = [{ id: 1, title: 'bad', url: '', severity: 'low', vulnerable_versions: '>=0' }];
  const { stdout, exitCode } = await audit(t, { leven });
  t.is(exitCode, 1);
  t.regex(stdout, /^Known vulnerabilities: 1\. /);
});

test('the audit is content with dependencies that nothing is known of', async (t) => {
  const { stdout, exitCode } = await audit(t, {});
  t.is(exitCode, 0);
  t.is(stdout, 'No dependency has a known vulnerability.\n');
});

test('the audit says that it has not been done when the registry does not answer', async (t) => {
  const { stdout, exitCode } = await audit(t, null);
  t.is(exitCode, 0);
  t.regex(stdout, /^NOT AUDITED, the registry gives no report: 404 /);
});

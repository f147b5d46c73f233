/** What the package has for tests: watching, timelines, figures and reports. */
import { readFile, readdir, symlink, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { build } from 'esbuild';
import { ConnectionManager } from 'imp-connection-manager';
import { writeReport } from 'imp-connection-manager/report';
import { formatTimeline, SimulatedImp, summarize, watch } from 'imp-connection-manager/simulator';
import { execute } from '../../targets/squirrel/vm-process.js';
import { folderWith, root } from '../support/files.js';

/** A device that sleeps with a task and a message queued, and the events of its manager. */
function forgetful() {
  const imp = new SimulatedImp({ restartDelay: null });
  const watched = watch(imp, ConnectionManager);
  imp.start(() => {
    const { server, imp: module } = imp.platform;
    const cm = new watched.ConnectionManager({}, imp.platform);
    cm.disconnect();
    cm.onNextConnect(() => undefined);
    cm.log('waits');
    module.wakeup(10, () => {
      server.sleepfor(3600);
    });
  });
  imp.run(60);
  watched.finish();
  return imp;
}

test('a watched manager tells what it queues, and what is lost', (t) => {
  const imp = forgetful();
  const kinds = ['flag', 'callback', 'queued', 'task', 'end', 'waiting'];
  t.deepEqual(
    imp.trace.filter(({ kind }) => kinds.includes(kind)).map(({ kind }) => kind),
    ['flag', 'flag', 'queued', 'queued', 'end'],
  );
  t.like(summarize(imp.trace), { sent: 0, lost: { tasks: 1, messages: 1 } });
  t.is(
    formatTimeline(imp.trace),
    '00:00:00 online, disconnect\n00:00:10 1 task and 1 message LOST, sleeping',
  );
});

test('watching one class of managers leaves the class itself alone', (t) => {
  const names = Object.getOwnPropertyNames(ConnectionManager.prototype);
  const methods = names.map((name) => Reflect.get(ConnectionManager.prototype, name) as unknown);
  forgetful();
  t.deepEqual(
    names.map((name) => Reflect.get(ConnectionManager.prototype, name) as unknown),
    methods,
  );
});

test('a timeline can end earlier and be narrower', (t) => {
  const { trace } = forgetful();
  t.is(formatTimeline(trace, { seconds: 5 }), '00:00:00 online, disconnect');
});

test('a report is written whole, and a failure leaves the old one', async (t) => {
  const folder = await folderWith(t, {});
  const file = join(folder, 'report.html');
  const { trace } = forgetful();
  await writeReport(file, { trace, program: 'forgetful.js' });
  const page = await readFile(file, 'utf8');
  t.regex(page, /<title>forgetful\.js – impsim<\/title>/);
  t.deepEqual(await readdir(folder), ['report.html']);
  await t.throwsAsync(writeReport(join(folder, 'none', 'report.html'), { trace }));
});

test('the example in the manual runs as a test of Node', async (t) => {
  const manual = await readFile(`${root}targets/simulator/README.md`, 'utf8');
  const [, example = ''] = /<!-- file: lost\.test\.js -->\n\n```js\n([^]*?)```/.exec(manual) ?? [];
  const folder = await folderWith(t, {
    'lost.test.js': example,
    'package.json': '{"type":"module"}',
  });
  await mkdir(join(folder, 'node_modules'));
  await symlink(root.replace(/\/$/, ''), join(folder, 'node_modules/imp-connection-manager'));
  const { exitCode, stdout } = await execute([process.execPath, '--test', 'lost.test.js'], {
    cwd: folder,
  });
  t.is(exitCode, 0, stdout);
  t.regex(stdout, /00:10:00 network down/);
  t.true((await readdir(folder)).includes('report.html'));
});

test('all of it but the reports bundles for browsers', async (t) => {
  const { outputFiles } = await build({
    stdin: {
      contents: "export * from 'imp-connection-manager/simulator';",
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
  });
  t.false(outputFiles[0]!.text.includes('node:'));
});

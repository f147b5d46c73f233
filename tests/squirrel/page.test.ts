/** The engine and the simulated imp in a web page, which has nothing of Node. */
import test from 'ava';
import { build } from 'esbuild';
import { root } from '../support/files.js';
import { openPage, startBrowser } from '../support/page.js';

test('a page runs a program in Squirrel, and shows its timeline', async (t) => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['tests/squirrel/page-program.ts'],
    write: false,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
  });
  const browser = await startBrowser();
  t.teardown(() => browser.close());
  const html = `<!doctype html><title>imp</title><pre id="story"></pre>
<script>${outputFiles[0]!.text.replaceAll('</script', '<\\/script')}</script>
<script>document.querySelector('#story').textContent = story;</script>`;
  const { page, messages } = await openPage(t, browser, html);
  t.deepEqual(messages, []);
  const lines = (await page.locator('#story').textContent())!.split('\n');
  t.deepEqual(lines, [
    '00:00:00 online, log "free true at 0"',
    '00:01:00 log "free true at 60000"',
    '00:01:30 network down, suspended',
    '00:02:30 sleeping',
  ]);
});

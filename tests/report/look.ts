import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { reportPage } from '../../targets/impsim/report/report.js';
import { chromiumPath } from '../support/chromium.js';
import { sampleFleet, sampleRun } from './samples.js';
const browser = await chromium.launch({
  executablePath: await chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const out = '/tmp/shots';
const long = sampleRun(1_990_000, {
  network: [
    { at: 3000, up: false, every: 9000 },
    { at: 3700, up: true, every: 9000 },
  ],
});
console.log('long records', long.trace.length);
const pages = { run: sampleRun(), fleet: sampleFleet(), long };
for (const [name, report] of Object.entries(pages))
  writeFileSync(`${out}/${name}.html`, await reportPage(report));
for (const [name, file, options, act] of [
  ['light', 'run', {}],
  ['dark', 'run', { colorScheme: 'dark' }],
  ['phone', 'run', { viewport: { width: 375, height: 800 }, hasTouch: true, isMobile: true }],
  ['zoom', 'run', {}, 'zoom'],
  ['hover', 'run', { colorScheme: 'dark' }, 'hover'],
  ['fleet', 'fleet', {}],
  ['fleetdark', 'fleet', { colorScheme: 'dark', viewport: { width: 375, height: 800 } }],
  ['long', 'long', {}],
] as [string, string, object, string?][]) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  page.on('console', (m) => console.log(name, m.text()));
  page.on('pageerror', (e) => console.log(name, e.stack));
  const t = Date.now();
  await page.goto(`file://${out}/${file}.html`);
  await page
    .waitForSelector('.chart .grid text', { timeout: 5000 })
    .catch(() => console.log(name, 'no chart'));
  console.log(
    name,
    Date.now() - t,
    'ms',
    await page.evaluate(() => document.querySelectorAll('*').length),
  );
  if (act === 'zoom') {
    await page.focus('.chart svg');
    for (let i = 0; i < 9; i++) await page.keyboard.press('+');
    for (let i = 0; i < 1; i++) await page.keyboard.press('ArrowRight');
  }
  if (act === 'hover') {
    await page.locator('.mark').nth(8).hover();
  }
  await page.waitForTimeout(200);
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: name === 'phone' });
  await page.close();
}
await browser.close();

/**
 * `npx tsx tests/report/look.ts folder`: writes sample reports into a folder, and pictures of them,
 * for people to look at.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { reportPage } from '../../targets/impsim/report/report.js';
import { startBrowser } from '../support/page.js';
import { longRun, sampleFleet, sampleRun } from './samples.js';

const REPORTS = { run: sampleRun, fleet: sampleFleet, long: longRun };

const LOOKS: Record<string, BrowserContextOptions> = {
  light: {},
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 375, height: 800 }, isMobile: true, deviceScaleFactor: 2 },
};

async function zoomIn(page: Page): Promise<void> {
  await page.focus('.chart svg');
  for (let i = 0; i < 6; i++) await page.keyboard.press('+');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
}

async function main([folder]: readonly string[]): Promise<number> {
  if (folder === undefined) {
    console.error('Usage: npx tsx tests/report/look.ts folder');
    return 2;
  }
  await mkdir(folder, { recursive: true });
  const browser = await startBrowser();
  for (const [name, report] of Object.entries(REPORTS)) {
    const file = resolve(folder, `${name}.html`);
    await writeFile(file, await reportPage(report()));
    for (const [look, options] of Object.entries(LOOKS)) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
      await page.goto(pathToFileURL(file).href);
      await page.waitForSelector('.chart .grid text');
      const picture = (end: string): string => join(folder, `${name}-${look}${end}.png`);
      await page.screenshot({ path: picture(''), fullPage: look !== 'dark' });
      await zoomIn(page);
      await page.screenshot({ path: picture('-zoomed') });
      await page.close();
    }
  }
  await browser.close();
  return 0;
}

process.exitCode = await main(process.argv.slice(2));

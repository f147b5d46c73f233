import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExecutionContext } from 'ava';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumPath } from './chromium.js';
import { folderFor } from './files.js';

/** Nothing but what a page asks for is to go out. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser without a window and with a profile of its own. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: QUIET });
}

/** A page in a browser, and what went wrong in it. */
export interface OpenPage {
  page: Page;
  /** Errors and messages on the console. */
  messages: string[];
  /** What it asked the network for, itself aside. */
  requests: string[];
}

/** Opens HTML as a file, in a window of 1280 by 900 pixels. It is closed after the test. */
export async function openPage(
  t: ExecutionContext,
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const file = join(await folderFor(t), 'page.html');
  await writeFile(file, html);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  t.teardown(() => context.close());
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const open: OpenPage = { page, messages: [], requests: [] };
  page.on('console', (message) => open.messages.push(message.text()));
  page.on('pageerror', (error) => open.messages.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== url) open.requests.push(request.url());
  });
  await page.goto(url);
  return open;
}

import { readFile } from 'node:fs/promises';
import test, { type ExecutionContext } from 'ava';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { reportPage, type Report } from '../../targets/impsim/report/report.js';
import { summarize } from '../../targets/impsim/timeline.js';
import type { TraceEvent } from '../../targets/simulator/imp.js';
import { openPage, startBrowser, type OpenPage } from '../support/page.js';
import { longRun, sampleFleet, sampleRun } from './samples.js';

// One browser serves all tests of this file, each in a window of its own.
let browser: Browser;
test.before(async () => {
  browser = await startBrowser();
});
test.after.always(() => browser.close());

async function open(
  t: ExecutionContext,
  report: Report,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const opened = await openPage(t, browser, await reportPage(report), options);
  await opened.page.waitForSelector('.chart .grid text');
  return opened;
}

async function openRun(t: ExecutionContext, options: BrowserContextOptions = {}): Promise<Page> {
  return (await open(t, sampleRun(), options)).page;
}

/** How many things the marks of a lane stand for. */
async function countIn(page: Page, lane: string): Promise<number> {
  return page.$$eval(`[data-lane="${lane}"] .mark`, (marks) =>
    marks.reduce((sum, mark) => sum + Number(mark.getAttribute('data-count')), 0),
  );
}

/** The time that is shown, and the axis. */
async function timeIn(page: Page): Promise<string> {
  await nextPicture(page);
  const ticks = await page.$$eval('.grid text', (texts) => texts.map((text) => text.textContent));
  return `${await page.textContent('.range')} ${ticks.join(' ')}`;
}

/** After this, what was asked for before is on the screen. */
async function nextPicture(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
      }),
  );
}

function countOf(trace: readonly TraceEvent[], kind: string): number {
  return trace.filter((record) => record.kind === kind).length;
}

for (const [name, report] of [
  ['run', sampleRun()],
  ['fleet', sampleFleet()],
] as const) {
  test(`the page of a ${name} loads without errors and asks the network for nothing`, async (t) => {
    const { messages, requests } = await open(t, report);
    t.deepEqual(messages, []);
    t.deepEqual(requests, []);
  });
}

test('the page may not fetch anything', async (t) => {
  const { page, messages } = await open(t, sampleFleet());
  await t.throwsAsync(page.evaluate(() => fetch('http://127.0.0.1:9/')));
  t.regex(messages.join('\n'), /Content Security Policy/);
});

test('each thing that happened is in a mark of its lane', async (t) => {
  const run = sampleRun();
  const { page } = await open(t, run);
  t.is(await countIn(page, 'attempts'), summarize(run.trace, run.seconds).attempts);
  t.is(await countIn(page, 'callbacks'), countOf(run.trace, 'callback'));
  t.is(await countIn(page, 'tasks'), countOf(run.trace, 'task'));
  t.is(await countIn(page, 'messages'), countOf(run.trace, 'agent.send'));
  t.true((await page.locator('.mark').count()) < 200, 'they are drawn as one where they are many');
});

test('the link is drawn to scale', async (t) => {
  const trace: TraceEvent[] = [
    { at: 0, kind: 'link', state: 'off' },
    { at: 25_000, kind: 'link', state: 'connecting' },
    { at: 50_000, kind: 'link', state: 'online' },
  ];
  const { page } = await open(t, { ...sampleRun(), trace, seconds: 100 });
  const widths = await page.$$eval('[data-lane="link"] .body', (bodies) =>
    bodies.map((body) => body.getBoundingClientRect().width),
  );
  const whole = await page.$eval('.background', (surface) => surface.getBoundingClientRect().width);
  t.deepEqual(
    widths.map((width) => Math.round((width / whole) * 20)),
    [5, 5, 10],
  );
  await page.focus('.chart svg');
  await page.keyboard.press('+');
  await nextPicture(page);
  const [zoomed = 0] = await page.$$eval('[data-lane="link"] .body', (bodies) =>
    bodies.map((body) => body.getBoundingClientRect().width),
  );
  t.true(zoomed < whole * 0.13, 'of the first only the end is left');
});

test('wheel, buttons and keys zoom and move the time', async (t) => {
  const page = await openRun(t);
  const whole = await timeIn(page);
  const marks = await page.locator('.mark').count();
  const seen = new Set([whole]);
  const changes = async (act: () => Promise<void>): Promise<void> => {
    await act();
    const time = await timeIn(page);
    t.false(seen.has(time), time);
    seen.add(time);
  };
  const { x, y, width } = (await page.locator('.background').boundingBox())!;
  await page.mouse.move(x + width / 3, y + 50);
  await changes(() => page.mouse.wheel(0, -600));
  await changes(() => page.getByRole('button', { name: 'Zoom in' }).click());
  await changes(() => page.getByRole('button', { name: 'Later' }).click());
  await page.focus('.chart svg');
  await changes(() => page.keyboard.press('+'));
  await changes(() => page.keyboard.press('ArrowLeft'));
  await changes(() => page.keyboard.press('-'));
  await page.mouse.move(x + width / 2, y + 120);
  await page.mouse.down();
  await changes(() => page.mouse.move(x + width / 2 + 77, y + 120, { steps: 3 }));
  await page.mouse.up();
  t.not(await page.locator('.mark').count(), marks);
  await page.keyboard.press('Home');
  t.is(await timeIn(page), whole);
  t.is(await page.locator('.mark').count(), marks);
});

test('two fingers zoom', async (t) => {
  const { page } = await open(t, sampleRun(), {
    hasTouch: true,
    viewport: { width: 375, height: 800 },
  });
  const whole = await timeIn(page);
  const { x, y } = (await page.locator('.background').boundingBox())!;
  const session = await page.context().newCDPSession(page);
  const touch = async (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    half: number,
  ): Promise<void> => {
    const touchPoints =
      type === 'touchEnd' ? [] : [x + 150 - half, x + 150 + half].map((x) => ({ x, y: y + 60 }));
    await session.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  await touch('touchStart', 20);
  for (const half of [40, 60, 80]) await touch('touchMove', half);
  await touch('touchEnd', 0);
  t.not(await timeIn(page), whole);
});

test('a mark tells its particulars to the mouse', async (t) => {
  const page = await openRun(t);
  const [first, second] = await page.locator('[data-lane="attempts"] .mark').all();
  await first!.hover();
  t.is(await page.textContent('.tooltip strong'), '0:00:26.500 attempt succeeded');
  t.is(await page.textContent('.tooltip div'), 'SERVER_CONNECTED, after 26.5 s');
  await second!.hover();
  t.not(await page.textContent('.tooltip strong'), '0:00:26.500 attempt succeeded');
  await page.mouse.move(5, 5);
  t.false(await page.isVisible('.tooltip'));
});

test('a mark tells its particulars to a finger', async (t) => {
  const page = await openRun(t, { hasTouch: true });
  await page.locator('[data-lane="attempts"] .mark').first().tap();
  t.is(await page.textContent('.tooltip strong'), '0:00:26.500 attempt succeeded');
});

test('the keyboard reaches every lane, and walks through its marks', async (t) => {
  const page = await openRun(t);
  const focused = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.closest('.lane')?.getAttribute('data-lane'));
  const label = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.focus('.chart svg');
  const lanes: unknown[] = [];
  for (let i = 0; i < 9; i++) {
    await page.keyboard.press('Tab');
    lanes.push(await focused());
  }
  const all = ['network', 'link', 'flag', 'attempts', 'blinkup', 'tasks', 'messages'];
  t.deepEqual(lanes, [...all, 'events', 'radio']);
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowUp');
  t.is(await focused(), 'attempts');
  t.is(await label(), '0:00:26.500 attempt succeeded, SERVER_CONNECTED, after 26.5 s');
  t.true(await page.isVisible('.tooltip'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  t.regex((await label()) ?? '', /^19 × from 5:00/);
  await page.keyboard.press('Enter');
  await nextPicture(page);
  t.is(await focused(), 'attempts', 'the focus stays with what the marks have become');
  await page.keyboard.press('Escape');
  t.false(await page.isVisible('.tooltip'));
});

test('what has the focus is outlined', async (t) => {
  const page = await openRun(t);
  await page.focus('.chart svg');
  await page.keyboard.press('Tab');
  const strokes = await page.$$eval('[data-lane="network"] .body', (bodies) =>
    bodies.map((body) => getComputedStyle(body).strokeWidth),
  );
  t.deepEqual(strokes.filter((stroke) => stroke === '3px').length, 1);
});

test('each lane has a name for those who do not see it', async (t) => {
  const page = await openRun(t);
  const names = await page.$$eval('.thing, .lane, button, svg[tabindex], input', (elements) =>
    elements.map((each) => {
      const name = each.getAttribute('aria-label') ?? each.closest('label')?.textContent;
      return name ?? each.textContent;
    }),
  );
  t.true(names.length > 10, `${names.length} elements`);
  t.false(names.includes(''));
});

test('a phone shows the page without scrolling sideways', async (t) => {
  for (const report of [sampleRun(), sampleFleet()]) {
    const { page } = await open(t, report, {
      viewport: { width: 375, height: 800 },
      isMobile: true,
    });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    t.is(width, 375);
    const heights = await page.$$eval('.toolbar button', (buttons) =>
      buttons.map((button) => button.getBoundingClientRect().height),
    );
    t.true(Math.min(...heights) >= 40 && heights.length > 0, heights.join());
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`colours differ enough where it is ${colorScheme}`, async (t) => {
    const page = await openRun(t, { colorScheme });
    const names = ['text', 'quiet-text', 'info', 'good', 'bad', 'warn', 'quiet', 'strong-line'];
    const colours = await page.evaluate(
      (names) => {
        const style = getComputedStyle(document.documentElement);
        return names.map((name) => style.getPropertyValue(`--${name}`));
      },
      [...names, 'card', 'page', 'on-fill'],
    );
    const of = (name: string): string =>
      colours[[...names, 'card', 'page', 'on-fill'].indexOf(name)]!;
    for (const text of ['text', 'quiet-text', 'info', 'bad']) {
      for (const ground of ['card', 'page']) t.true(contrast(of(text), of(ground)) >= 4.5, text);
    }
    t.true(contrast(of('on-fill'), of('bad')) >= 4.5);
    for (const name of names) t.true(contrast(of(name), of('card')) >= 3, name);
  });
}

/** As WCAG 2 counts it. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('the page is dark where the system is', async (t) => {
  const grounds = await Promise.all(
    (['light', 'dark'] as const).map(async (colorScheme) => {
      const page = await openRun(t, { colorScheme });
      return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    }),
  );
  t.deepEqual(grounds, ['rgb(244, 246, 248)', 'rgb(16, 21, 28)']);
});

test('the table has all events, and shows those that hold the words of the filter', async (t) => {
  const run = sampleRun();
  const { page } = await open(t, run);
  const state = page.locator('.state');
  const all = run.trace.length.toLocaleString('en');
  t.is(await state.textContent(), `${all} of ${all} events, the first 100 shown`);
  await page.getByRole('searchbox').fill('outcome no_wifi');
  const failed = run.trace.filter(
    (event) => event.kind === 'outcome' && event.reason === 'NO_WIFI',
  );
  t.is(await state.textContent(), `${failed.length} of ${all} events`);
  t.is(await page.locator('tbody tr').count(), failed.length);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: 'Show 100 more' }).click();
  t.is(await page.locator('tbody tr').count(), 200);
});

test('the table follows the timeline, and the timeline the table', async (t) => {
  const run = sampleRun();
  const { page } = await open(t, run);
  await page.getByRole('searchbox').fill('network down');
  await page.locator('tbody button').nth(3).click();
  await nextPicture(page);
  t.is(await page.textContent('.range'), '4:59:30.000 – 5:00:30.000 (1 min)');
  await page.getByRole('searchbox').fill('');
  await page.getByRole('checkbox').check();
  const shown = run.trace.filter(({ at }) => at >= 17_970_000 && at <= 18_030_000);
  t.is(await page.locator('tbody tr').count(), shown.length);
});

test('text from the program is text', async (t) => {
  const text = '</script><img src=x onerror="document.title=1"> \u2028 <!--<script>';
  const run = sampleRun(60);
  const trace: TraceEvent[] = [...run.trace, { at: 50_000, kind: 'note', text }];
  const { page, messages } = await open(t, { ...run, trace, program: text, died: text });
  t.deepEqual(messages, []);
  t.is(await page.locator('img').count(), 0);
  t.is(await page.textContent('h1'), text);
  t.is(await page.textContent('tbody tr:last-child td:last-child'), text);
  await page.locator('[data-lane="events"] .mark').last().hover();
  t.is(await page.textContent('.tooltip div'), text);
});

test('the figures of a run are those of its trace', async (t) => {
  const page = await openRun(t);
  const figures = await page.$$eval('.figure', (each) => each.map((figure) => figure.textContent));
  t.is(figures[0], 'Attempts11614 succeeded, 102 failed');
  t.is(figures[3], 'Sent1,4411,441 to the agent, 0 logged');
});

test('the mark of the peak does not stand over the title, wherever the peak is', async (t) => {
  const { summary, ...fleet } = sampleFleet();
  const attempts = summary.attempts.map((_, at) => (at === 0 ? 100 : 0));
  const { page } = await open(t, { ...fleet, summary: { ...summary, attempts } });
  const mark = await page.locator('.mark .shape').first().boundingBox();
  const title = await page.getByText('Attempts per second', { exact: true }).boundingBox();
  t.true(mark!.y >= title!.y + title!.height, `${mark!.y}, ${title!.y}, ${title!.height}`);
});

test('a fleet is shown with its peak, and can be zoomed', async (t) => {
  const { page } = await open(t, sampleFleet());
  const figures = await page.$$eval('.figure', (each) => each.map((figure) => figure.textContent));
  t.is(figures[1], 'Peak of attempts90 /sat 0:10:19.000');
  await page.locator('.mark').first().hover();
  t.is(await page.textContent('.tooltip strong'), 'Peak: 90 attempts/s');
  const rows = await page.locator('tbody tr').count();
  t.is(rows, 60);
  const path = (): Promise<string | null> => page.getAttribute('.succeeded', 'd');
  const before = await path();
  await page.focus('.chart svg');
  await page.keyboard.press('+');
  await nextPicture(page);
  t.not(await path(), before);
  t.regex((await page.textContent('tbody tr td')) ?? '', /^0:1/);
});

// Alone, or the others would count.
test.serial('a long run stays usable', async (t) => {
  const run = longRun();
  t.true(run.trace.length > 100_000, `${run.trace.length} records`);
  const { page } = await open(t, run);
  const loaded = await page.evaluate(() => performance.now());
  t.is(await countIn(page, 'messages'), countOf(run.trace, 'agent.send'));
  const elements = await page.locator('*').count();
  t.true(elements < 15_000, `${elements} elements`);
  await page.focus('.chart svg');
  const before = await page.evaluate(() => performance.now());
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press('+');
    await nextPicture(page);
  }
  const zoomed = (await page.evaluate(() => performance.now())) - before;
  t.log(`${run.trace.length} records: shown after ${Math.round(loaded)} ms`);
  t.log(`${elements} elements, a zoom takes ${Math.round(zoomed / 10)} ms`);
  t.true(loaded < 20_000);
  t.true(zoomed < 20_000);
});

test('the page is made of what the build has put into dist', async (t) => {
  const script = await readFile('dist/report/page.js', 'utf8');
  t.true((await reportPage(sampleFleet())).includes(`<script>${script}</script>`));
});

/** The README keeps its word: its code runs, its commands and links exist, its tables are the code's. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test from 'ava';
import * as core from '../core/index.js';
import { parseDuration, parseScenario } from '../targets/simulator/scenario-file.js';
import { squirrelVm } from '../targets/squirrel/vm.js';
import { makePicture, pictureFile } from '../targets/impsim/picture/picture.js';
import { addOnFiles } from './bench/add-ons.js';
import { compileLibrary, sizeFigures } from './bench/library.js';
import { errorsOf, runExample } from './readme/examples.js';
import { anchorsOf, blocksOf, linksOf, readPage, tableOf } from './readme/page.js';
import { commandsIn, readerFolder, run, type Command } from './readme/reader.js';
import { folderFor, root } from './support/files.js';

const page = await readPage('README.md');
const blocks = blocksOf(page);
const { bin, scripts } = JSON.parse(await readPage('package.json')) as {
  bin: Record<string, string>;
  scripts: Record<string, string>;
};

const examples = blocks.filter(({ language }) => language === 'squirrel');
const TRACES = 'tests/readme/examples.trace';

// With UPDATE=1 what the examples do is written down, to be read and committed.
test.before(async () => {
  if (process.env['UPDATE'] !== '1') return;
  const traces = examples.map(async ({ id, text }) => `# ${id}\n\n${await runExample(id, text)}`);
  await writeFile(root + TRACES, (await Promise.all(traces)).join('\n'));
});

test('every piece of code is in a language that is tried here', (t) => {
  const languages = ['squirrel', 'ts', 'typescript', 'json', 'sh', 'text'];
  t.deepEqual(
    blocks.filter(({ language }) => !languages.includes(language)),
    [],
  );
});

test('every example in Squirrel has a trace', async (t) => {
  const traces = await readTraces();
  t.deepEqual(
    [...traces.keys()],
    examples.map(({ id }) => id),
  );
});

for (const { id, text } of examples) {
  test(`the example in Squirrel below #${id} does what its trace says`, async (t) => {
    t.is(await runExample(id, text), (await readTraces()).get(id)!);
  });
}

/** The traces of the examples, by their ids. */
async function readTraces(): Promise<Map<string, string>> {
  const file = await readPage(TRACES);
  const parts = [...file.matchAll(/^# (.+)\n([^#]*)/gm)];
  return new Map(parts.map(([, id = '', trace = '']) => [id, `${trace.trim()}\n`]));
}

test('what a reader saves and runs, works', async (t) => {
  const folder = await readerFolder(t);
  for (const [index, block] of blocks.entries()) {
    await folder.save(block);
    if (block.language !== 'sh') continue;
    const outputs: string[] = [];
    for (const command of commandsIn(block.text).filter(isRun)) {
      const { exitCode, stdout, stderr } = await run(command, folder.path, bin);
      t.is(exitCode, 0, `${command.join(' ')}\n${stdout}${stderr}`);
      outputs.push(stdout);
    }
    const next = blocks[index + 1];
    if (next?.language === 'text') t.is(outputs.join(''), next.text);
  }
});

/** What a reader tries in a folder; npm and git are not for here. */
function isRun([program = '', name = '']: Command): boolean {
  return program === 'npx' && name !== 'ava';
}

test('every command is there', (t) => {
  const inProse = [...page.matchAll(/`((?:npm|npx) [^`\n]+)`/g)].map(([, text]) => text!);
  const inBlocks = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text);
  const commands = [...inProse, ...inBlocks].flatMap(commandsIn);
  t.true(commands.length > 10);
  t.deepEqual(
    commands.filter((command) => !isThere(command)),
    [],
  );
});

function isThere([program = '', name = '', first = '']: Command): boolean {
  if (program === 'npm' && name === 'run') return first in scripts;
  if (program === 'npm') return ['ci', 'install', 'pack'].includes(name) || name in scripts;
  if (program === 'npx' && name === 'ava') return existsSync(root + first);
  if (program === 'npx') return name in bin || name === 'tsx';
  return program === 'git' || program === 'cd';
}

test('every scenario that a command names is there', (t) => {
  const commands = blocks.filter(({ language }) => language === 'sh');
  const named = commands.flatMap(({ text }) => [...text.matchAll(/--scenario (\S+)/g)]);
  t.true(named.length > 2);
  for (const [, name = ''] of named) {
    const isSaved = blocks.some(({ file }) => file === name);
    t.true(isSaved || existsSync(`${root}targets/simulator/scenarios/${name}.json`), name);
  }
});

test('every duration that a command names is one', (t) => {
  const commands = blocks.filter(({ language }) => language === 'sh');
  const named = commands.flatMap(({ text }) => [...text.matchAll(/--for (\S+)/g)]);
  t.true(named.length > 1);
  for (const [, duration = ''] of named) t.true(parseDuration(duration) > 0);
});

test('the scenario is one', (t) => {
  const scenario = blocks.find(({ file }) => file === 'two-losses.json');
  t.is(parseScenario(scenario!.text).duration, '4h');
});

test('the settings for tests on a device are JSON, and the tests read them', async (t) => {
  const settings = blocks.filter(({ language, file }) => language === 'json' && file === undefined);
  t.is(settings.length, 1);
  const wifi = await readPage('tests/device/wifi.nut');
  for (const name of Object.keys(JSON.parse(settings[0]!.text) as object)) {
    t.true(wifi.includes(name), name);
  }
});

test('every call in the table of errors throws what the table says', async (t) => {
  const rows = tableOf(page, 'Call').map((row) => row.map((cell) => cell.slice(1, -1)));
  t.true(rows.length > 10);
  t.deepEqual(
    await errorsOf(rows.map(([call]) => call!)),
    rows.map(([, error]) => `ConnectionManager: ${error}`),
  );
});

test('in Node, a manager without a platform throws what is said', (t) => {
  const error = t.throws(() => new core.ConnectionManager());
  t.true(page.includes(`\`${error.message}\``), error.message);
});

test('the table of constants is that of the core', (t) => {
  const constants = Object.entries(core).filter(([name]) => name.startsWith('CM_'));
  const rows = tableOf(page, 'Constant').map(([name = '', value = '']) => [
    name.slice(1, -1),
    JSON.parse(value.slice(1, -1)) as unknown,
  ]);
  t.deepEqual(Object.fromEntries(rows), Object.fromEntries(constants));
  t.true(page.includes(`\`ConnectionManager.VERSION\` is \`"${core.ConnectionManager.VERSION}"\``));
});

test('the table of settings is that of the core, and each has its paragraphs', async (t) => {
  const source = await readPage('core/settings.ts');
  const settings = [...source.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name!);
  const rows = tableOf(page, 'Setting').map(([name = '']) => /`(\w+)`/.exec(name)?.[1]);
  t.deepEqual(rows.sort(), settings.sort());
  const anchors = anchorsOf(page);
  for (const name of settings) t.true(anchors.includes(name.toLowerCase()), name);
});

test('the table of settings has the defaults that the core tells of', async (t) => {
  const source = (await readPage('core/settings.ts')).replaceAll('`', '');
  const told = source.matchAll(/Default: ([\w.]+)\.\s+\*\/\n {2}(\w+)\?:/g);
  const defaults = [...told].map(([, value, name]) => [name, value]);
  const rows = tableOf(page, 'Setting').map(([name = '', , value = '']) => [
    /`(\w+)`/.exec(name)?.[1],
    value.slice(1, -1),
  ]);
  t.deepEqual(rows, defaults);
});

for (const file of ['ConnectionManager.lib.nut', 'ConnectionManager.min.lib.nut']) {
  test(`${file} has as many bytes of bytecode as the README says`, async (t) => {
    const folder = await folderFor(t);
    const source = await readPage(file);
    const library = await compileLibrary(await squirrelVm(32), 'library', source, folder);
    const bytes = (await sizeFigures(library)).get('bytecode, bytes')!;
    t.true(
      page.includes(`: ${bytes.toLocaleString('en')} bytes of bytecode`),
      `README.md: ${bytes} bytes of bytecode`,
    );
  });
}

test('each add-on has as many bytes of bytecode as the README says', async (t) => {
  const rows = tableOf(page, 'Add-on').map(([, file = '', bytes = '']) => [
    /\(([^)]+)\)/.exec(file)?.[1],
    bytes,
  ]);
  const measured = (await addOnFiles()).map(async (file) => {
    const folder = await folderFor(t);
    const addOn = await compileLibrary(await squirrelVm(32), file, await readPage(file), folder);
    return [file, (await sizeFigures(addOn)).get('bytecode, bytes')!.toLocaleString('en')];
  });
  t.deepEqual(rows.sort(), (await Promise.all(measured)).sort());
});

test('every public method has its paragraphs', (t) => {
  const names = Object.getOwnPropertyNames(core.ConnectionManager.prototype);
  const methods = names.filter((name) => name !== 'constructor' && !name.startsWith('_cm'));
  const anchors = anchorsOf(page);
  const missing = methods.filter((name) => !anchors.includes(name.toLowerCase()));
  t.deepEqual(missing, ['log', 'error']);
  t.true(anchors.includes('log-and-error'));
});

test('every file and heading that it links to is there', async (t) => {
  const links = linksOf(page);
  t.true(links.length > 30);
  for (const link of links) {
    const [path = '', anchor] = link.split('#');
    t.true(existsSync(join(root, path)), link);
    if (anchor === undefined) continue;
    const target = path === '' ? page : await readPage(path);
    t.true(anchorsOf(target).includes(anchor), link);
  }
});

test('the picture shows what the simulated imp does now: npm run picture', async (t) => {
  t.true(page.includes(`](${join('targets', 'impsim', 'timeline.svg').replaceAll('\\', '/')})`));
  t.is(await readFile(pictureFile, 'utf8'), makePicture());
  t.is(dirname(pictureFile), join(root, 'targets', 'impsim'));
});

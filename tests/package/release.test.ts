import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import {
  filesToRename,
  nameVersion,
  releaseChanges,
  whyNot,
} from '../../targets/javascript/release.js';
import { execute } from '../../targets/squirrel/vm-process.js';
import { folderFor, root } from '../support/files.js';

const read = (folder: string, file: string) => readFile(join(folder, file), 'utf8');

const versionOf = async (folder: string, file = 'package.json') =>
  (JSON.parse(await read(folder, file)) as { version: string }).version;

/** The files of a copy of the repo that do not name the version that its package.json has. */
async function strays(folder: string): Promise<string[]> {
  const version = await versionOf(folder);
  const found = [];
  if ((await versionOf(folder, 'package-lock.json')) !== version) found.push('package-lock.json');
  for (const file of ['ConnectionManager.lib.nut', 'ConnectionManager.min.lib.nut']) {
    const library = await read(folder, file);
    if (!library.includes(`static VERSION = "${version}";`)) found.push(file);
  }
  const [newest] = /^## \[\d.*/m.exec(await read(folder, 'CHANGELOG.md')) ?? [''];
  if (!newest.startsWith(`## [${version}] - `)) found.push('CHANGELOG.md');
  return [...found, ...(await filesToRename(folder, version))];
}

test('package, library, changelog and documents name the same version; if not, npm version', async (t) => {
  t.deepEqual(await strays(root), []);
});

/** How a command ended in a copy of the repo. */
interface Ended {
  folder: string;
  exitCode: number;
  output: string;
}

const author = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

/** A copy of the repo, with a history of its own. */
async function cloneFor(t: ExecutionContext): Promise<(...argv: string[]) => Promise<Ended>> {
  const folder = await folderFor(t);
  const left = /^(node_modules|dist|coverage|tests|\.git|\.cache)$/;
  await cp(root, folder, { recursive: true, filter: (file) => !left.test(relative(root, file)) });
  // Right after a release there would be nothing to release.
  const changes = await read(root, 'CHANGELOG.md');
  const more = changes.replace('## [Unreleased]\n', '$&\n### Fixed\n\n- A thing.\n');
  await writeFile(join(folder, 'CHANGELOG.md'), more);
  await symlink(`${root}node_modules`, join(folder, 'node_modules'));
  // Within a hook, git's variables would lead to this repo.
  const own = Object.entries(process.env).filter(([key]) => !key.startsWith('GIT_'));
  const env = { ...Object.fromEntries(own), ...author };
  const run = async (...argv: string[]) => {
    const { exitCode, stdout, stderr } = await execute(argv, { cwd: folder, env });
    return { folder, exitCode, output: stdout + stderr };
  };
  for (const git of ['init --quiet', 'add .', 'commit --quiet -m first']) {
    const { exitCode, output } = await run('git', ...git.split(' '));
    if (exitCode !== 0) throw new Error(output);
  }
  return run;
}

test('npm version changes all of them, commits and tags', async (t) => {
  const run = await cloneFor(t);
  const { folder, exitCode, output } = await run('npm', 'version', '3.7.9');
  t.is(exitCode, 0, output);
  t.is(await versionOf(folder), '3.7.9');
  t.deepEqual(await strays(folder), []);
  t.is((await run('git', 'status', '--porcelain')).output, '');
  t.is((await run('git', 'describe')).output, 'v3.7.9\n');
});

test('npm version refuses what libraries would not accept, and changes nothing', async (t) => {
  const run = await cloneFor(t);
  const { exitCode, output } = await run('npm', 'version', 'major');
  t.not(exitCode, 0);
  t.regex(output, /^Not released: .* minor version >= 1, got 4\.0\.0\.$/m);
  t.is((await run('git', 'status', '--porcelain')).output, '');
});

test('npm version refuses when a file names another version, and changes nothing', async (t) => {
  const run = await cloneFor(t);
  const file = 'core/connection-manager.ts';
  await run('sed', '-i', "s/VERSION: string = .*/VERSION: string = '3.0.9';/", file);
  await run('git', 'commit', '--quiet', '--all', '-m', 'second');
  const { exitCode, output, folder } = await run('npm', 'version', 'minor');
  t.not(exitCode, 0);
  const version = await versionOf(folder);
  t.true(output.includes(`Not released: ${file} does not name ${version}, as package.json does.`));
  t.is((await run('git', 'status', '--porcelain')).output, '');
});

const changelog = `# Changelog

## [Unreleased]

### Added

- A thing.

## [3.1.1] - 2026-11-22

[unreleased]: ../../compare/v3.1.1...HEAD
[3.1.1]: ../../releases/tag/v3.1.1
`;

test('what is unreleased becomes a release, with links to what has changed', (t) => {
  t.is(
    releaseChanges(changelog, '3.2.0', '2027-01-31'),
    `# Changelog

## [Unreleased]

## [3.2.0] - 2027-01-31

### Added

- A thing.

## [3.1.1] - 2026-11-22

[unreleased]: ../../compare/v3.2.0...HEAD
[3.2.0]: ../../compare/v3.1.1...v3.2.0
[3.1.1]: ../../releases/tag/v3.1.1
`,
  );
});

test('a version is three numbers, the first at least 3, the second at least 1', (t) => {
  for (const version of ['3.1.2', '3.10.0', '4.1.0']) t.is(whyNot(version, changelog), null);
  for (const version of ['2.9.0', '3.0.1', '4.0.0']) {
    t.regex(whyNot(version, changelog) ?? '', /^libraries require a major version >= 3/);
  }
  t.is(
    whyNot('3.2.0-beta.1', changelog),
    'the version must be three numbers, such as 3.2.0, got 3.2.0-beta.1',
  );
});

test('a release needs something to tell of', (t) => {
  const empty = changelog.replace('### Added\n\n- A thing.\n\n', '');
  t.is(whyNot('3.2.0', empty), 'CHANGELOG.md has nothing under [Unreleased]');
});

test('the version stands on marked lines, and what programs require stays as it is', (t) => {
  const required = '#require "ConnectionManager.lib.nut:3.1.1"';
  const mark = '<!-- version -->';
  const marked = `It is 3.1.1.${mark}`;
  t.is(
    nameVersion(`${required}\n3.1.1\n${marked}`, mark, '3.2.0'),
    `${required}\n3.1.1\n${marked.replace('1.1', '2.0')}`,
  );
});

/**
 * What `npm version` runs: `check` before it changes package.json, `write` after it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The files that name the version of this package, and what marks the lines that do. */
const marks: Readonly<Record<string, string>> = {
  'README.md': '<!-- version -->',
  'core/connection-manager.ts': 'static readonly VERSION',
  'targets/squirrel/header.min.nut': '// ConnectionManager',
};

/**
 * Says why a version cannot be released.
 * @param version - The new version.
 * @param changelog - CHANGELOG.md.
 * @returns The reason; null when it can.
 */
export function whyNot(version: string, changelog: string): string | null {
  const [, major, minor] = /^(\d+)\.(\d+)\.\d+$/.exec(version) ?? [];
  if (major === undefined || minor === undefined) {
    return `the version must be three numbers, such as 3.2.0, got ${version}`;
  }
  // Each for itself: libraries that build on ConnectionManager compare them so.
  if (Number(major) < 3 || Number(minor) < 1) {
    return `libraries require a major version >= 3 and a minor version >= 1, got ${version}`;
  }
  const [, unreleased = ''] = /^## \[Unreleased\]\n([^]*?)^## /m.exec(changelog) ?? [];
  return unreleased.trim() === '' ? 'CHANGELOG.md has nothing under [Unreleased]' : null;
}

/**
 * Makes what is unreleased a release.
 * @param changelog - CHANGELOG.md, in the form of Keep a Changelog.
 * @param date - Year, month and day of the release.
 */
export function releaseChanges(changelog: string, version: string, date: string): string {
  return changelog
    .replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - ${date}\n`)
    .replace(
      /^\[unreleased\]: (.*)\/(v.*)\.\.\.HEAD$/m,
      `[unreleased]: $1/v${version}...HEAD\n[${version}]: $1/$2...v${version}`,
    );
}

/**
 * Names a version on the marked lines of a file. Where a program requires the library, it stays as
 * it is: any later version of that major one will do, and impCentral knows the original's only.
 */
export function nameVersion(text: string, mark: string, version: string): string {
  return text
    .split('\n')
    .map((line) => (line.includes(mark) ? rename(line, version) : line))
    .join('\n');
}

function rename(line: string, version: string): string {
  return line.replaceAll(/\d+\.\d+\.\d+/g, version);
}

/**
 * Returns the files that name no version, or another one.
 * @param folder - The repo, or a copy of it.
 */
export async function filesToRename(folder: string, version: string): Promise<string[]> {
  const found: string[] = [];
  for (const [file, mark] of Object.entries(marks)) {
    const text = await readFile(join(folder, file), 'utf8');
    const isNamed = text !== nameVersion(text, mark, '0.0.0');
    if (!isNamed || text !== nameVersion(text, mark, version)) found.push(file);
  }
  return found;
}

async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  await writeFile(root + file, change(await readFile(root + file, 'utf8')));
}

async function write(version: string): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  await rewrite('CHANGELOG.md', (text) => releaseChanges(text, version, date));
  for (const [file, mark] of Object.entries(marks)) {
    await rewrite(file, (text) => nameVersion(text, mark, version));
  }
}

async function refusalOf(current: string, version: string): Promise<string | null> {
  const [file] = await filesToRename(root, current);
  if (file !== undefined) return `${file} does not name ${current}, as package.json does`;
  return whyNot(version, await readFile(`${root}CHANGELOG.md`, 'utf8'));
}

async function main([task]: readonly string[]): Promise<number> {
  const { npm_old_version: current, npm_new_version: version } = process.env;
  if (current === undefined || version === undefined || (task !== 'check' && task !== 'write')) {
    console.error('npm version runs this, with check or write: npm version patch');
    return 2;
  }
  if (task === 'write') {
    await write(version);
    return 0;
  }
  const refusal = await refusalOf(current, version);
  if (refusal === null) return 0;
  console.error(`Not released: ${refusal}.`);
  return 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}

/** What documents tell readers to do can be done: the commands and the files are there. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import test from 'ava';
import { scripts } from '../../package.json';
import { root } from '../support/files.js';

const isDocument = (file: string) => file.endsWith('.md');

/** The documents, by their paths in the repo. */
async function documents(): Promise<string[]> {
  const files = await readdir(root);
  for (const folder of ['.github', 'codegen', 'targets']) {
    const inside = await readdir(root + folder, { recursive: true });
    files.push(...inside.map((file) => `${folder}/${file}`));
  }
  return files.filter(isDocument);
}

test('every npm run in a document is a script', async (t) => {
  const commands = [];
  for (const file of await documents()) {
    const text = await readFile(root + file, 'utf8');
    for (const [command, name = ''] of text.matchAll(/npm run (?:--\S+ )*([\w:]+)/g)) {
      commands.push({ file, command, isThere: name in scripts });
    }
  }
  t.true(commands.length > 20);
  t.deepEqual(
    commands.filter(({ isThere }) => !isThere),
    [],
  );
});

test('the files that CONTRIBUTING.md names are there', async (t) => {
  const text = await readFile(`${root}CONTRIBUTING.md`, 'utf8');
  const paths = [...text.matchAll(/(?<=[`\s])\.?(?:\w[\w.-]*\/)+[\w.-]*(?=[`\s])/g)].flat();
  t.true(paths.length > 40);
  t.deepEqual(
    // Made by the build and by tests.
    paths.filter((path) => !/^(dist|\.cache)\//.test(path) && !existsSync(root + path)),
    [],
  );
});

test('the links in CONTRIBUTING.md lead somewhere', async (t) => {
  const text = await readFile(`${root}CONTRIBUTING.md`, 'utf8');
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) => title!.toLowerCase());
  const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link!);
  t.true(links.length > 0);
  t.deepEqual(
    links.filter((link) => !headings.includes(link)),
    [],
  );
});

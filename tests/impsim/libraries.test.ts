/** What `#require` finds. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { version } from '../../package.json';
import { UsageError } from '../../targets/cli/usage-error.js';
import { findIn, linkLibraries } from '../../targets/impsim/libraries.js';
import { sourceOf } from '../../targets/impsim/squirrel-source.js';
import { folderWith } from '../support/files.js';

const files = {
  'A.lib.nut': 'class A {\n    static VERSION = "1.0.0";\n}\n',
  'B.lib.nut': 'class B {}',
};

test('a required library stands in front of the program, and each line is known', async (t) => {
  const folder = await folderWith(t, files);
  const source = '#require "B.lib.nut:2.0.0"\n#require "A.lib.nut:1.0.0"\n\nA();\n';
  const { text, places } = linkLibraries(sourceOf('x.nut', source), findIn([folder]));
  t.is(text, `${files['B.lib.nut']}\n${files['A.lib.nut']}${source}`);
  t.deepEqual(
    places.map((place) => `${place?.file.replace(/.*[\\/]/, '') ?? ''}:${place?.line ?? ''}`),
    ['B.lib.nut:1', 'A.lib.nut:1', 'A.lib.nut:2', 'A.lib.nut:3'].concat(
      [1, 2, 3, 4, 5].map((line) => `x.nut:${line}`),
    ),
  );
});

test('a program that requires nothing stays as it is', (t) => {
  const source = sourceOf('x.nut', '// #require "C.lib.nut:1.0.0"\n');
  t.deepEqual(linkLibraries(source, findIn([])), source);
});

const [major = '', minor = '', patch = ''] = version.split('.');

test('ConnectionManager is always there, for all that is not newer nor of another major version', (t) => {
  const link = (wanted: string) => {
    const source = sourceOf('x.nut', `\n#require "ConnectionManager.lib.nut:${wanted}"\r\n`);
    return linkLibraries(source, findIn([]));
  };
  for (const wanted of [version, '3.1.1', `${major}.0.99`]) {
    t.regex(link(wanted).text, /^class ConnectionManager/m, wanted);
  }
  const newer = [`${major}.${minor}.${Number(patch) + 1}`, `${major}.${minor}0.0`];
  for (const wanted of [...newer, '2.9.9', `${Number(major) + 1}.1.0`, 'latest']) {
    t.throws(() => link(wanted), {
      message: `x.nut:2: ConnectionManager.lib.nut:${wanted} is required, but this package has ${version}, which replaces ${major}.0.0 to ${version}. For another version, put its file into a folder given with --lib FOLDER.`,
    });
  }
});

test('a library that is not there, or in another version, is an error that says where', async (t) => {
  const folder = await folderWith(t, files);
  const link = (line: string) => () =>
    linkLibraries(sourceOf('x.nut', `\n${line}\n`), findIn(['nowhere', folder]));
  t.throws(link('#require "C.lib.nut:1.0.0"'), {
    message: /^x\.nut:2: there is no library C\.lib\.nut in nowhere or .*\n.*--lib FOLDER/,
  });
  t.throws(link('#require "A.lib.nut:1.0.1"'), {
    message: /^x\.nut:2: A\.lib\.nut:1\.0\.1 is required, but .*A\.lib\.nut is 1\.0\.0\.$/,
  });
  t.throws(link('#require "A.lib.nut:1.0.0";'), { message: /^x\.nut:2: expected #require/ });
});

test('names of libraries are found in any case, the exact spelling first', async (t) => {
  const folder = await folderWith(t, { 'Promise.lib.nut': 'class Promise {}' });
  const link = (name: string) =>
    linkLibraries(sourceOf('x.nut', `#require "${name}:4.0.0"\n`), findIn([folder])).text;
  t.true(link('promise.lib.nut').startsWith('class Promise {}'));
  t.true(link('Promise.lib.nut').startsWith('class Promise {}'));
  const own = linkLibraries(
    sourceOf('x.nut', `#require "connectionManager.lib.nut:${version}"\n`),
    findIn([]),
  );
  t.regex(own.text, /^class ConnectionManager/m);
});

test('all missing libraries are reported at once, and what to do about them once', async (t) => {
  const folder = await folderWith(t, files);
  const source = `#require "C.lib.nut:1.0.0"
#require "A.lib.nut:1.0.0"
#require "Promise.lib.nut:4.0.0"
#require Rocky
`;
  const { message } = t.throws(() => linkLibraries(sourceOf('x.nut', source), findIn([folder])));
  const lines = message.replaceAll(folder, 'lib').split('\n');
  t.deepEqual(lines, [
    'x.nut:1: there is no library C.lib.nut in lib; did you mean A.lib.nut?',
    'x.nut:3: there is no library Promise.lib.nut in lib.',
    'x.nut:4: expected #require "Name.lib.nut:1.0.0", got #require Rocky',
    `impsim looks for libraries in the folders given with --lib FOLDER, as files of these names. ConnectionManager.lib.nut:${version} and its add-ons are always available.`,
  ]);
});

test('version 1 of ConnectionManager is explained', (t) => {
  const source = sourceOf('x.nut', '#require "ConnectionManager.class.nut:1.0.2"\n');
  t.throws(() => linkLibraries(source, findIn([])), {
    message: /^x\.nut:1: ConnectionManager\.class\.nut is missing\.\n.* is version 1 .* v1\.0\.2\./,
  });
});

test('a library that cannot be read is a usage error', async (t) => {
  const folder = await folderWith(t, {});
  await mkdir(join(folder, 'A.lib.nut'));
  const source = sourceOf('x.nut', '#require "A.lib.nut:1.0.0"\n');
  t.throws(() => linkLibraries(source, findIn([folder])), {
    instanceOf: UsageError,
    message:
      /^x\.nut:1: cannot read the library .*A\.lib\.nut: illegal operation on a directory\.$/,
  });
});

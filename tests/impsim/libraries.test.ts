/** What `#require` finds. */
import test from 'ava';
import { version } from '../../package.json';
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
      message: `x.nut:2: ConnectionManager.lib.nut:${wanted} is required, and here is ${version}, which stands in for ${major}.0.0 to ${version}. Another one can be had from a folder, with --lib FOLDER.`,
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
    message: /^x\.nut:2: A\.lib\.nut:1\.0\.1 is required, and .*A\.lib\.nut is 1\.0\.0\.$/,
  });
  t.throws(link('#require "A.lib.nut:1.0.0";'), { message: /^x\.nut:2: expected #require/ });
});

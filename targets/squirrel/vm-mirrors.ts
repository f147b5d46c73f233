/**
 * Finds the Debian mirrors in the apt sources of this machine.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One mirror of an apt source, with what the source takes from it. */
export interface AptSource {
  uri: string;
  suites: string[];
  components: string[];
  /** Keyrings, fingerprints or a key block, as the source has it; empty if it names none. */
  signedBy: string;
}

/**
 * Reads apt sources in the deb822 format (`.sources` files).
 * @param text - the whole file.
 * @returns the sources of binary packages that are switched on, one for each URI.
 */
export function parseDeb822(text: string): AptSource[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  const stanzas = lines.join('\n').split(/\n[ \t]*\n/);
  return stanzas.map(fieldsOf).filter(isWanted).flatMap(sourcesOf);
}

function fieldsOf(stanza: string): Map<string, string> {
  // A line that starts with a blank continues the field above it.
  const fields = stanza.split(/\n(?![ \t])/).flatMap((field) => {
    const [, name, value] = /^([^:\s]+):(.*)$/s.exec(field) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value.trim()] as const];
  });
  return new Map(fields.map(([name, value]) => [name.toLowerCase(), value]));
}

function isWanted(fields: Map<string, string>): boolean {
  const enabled = fields.get('enabled') ?? 'yes';
  return wordsOf(fields.get('types')).includes('deb') && !/^(no|false|0|off)$/i.test(enabled);
}

function sourcesOf(fields: Map<string, string>): AptSource[] {
  return wordsOf(fields.get('uris')).map((uri) => ({
    uri,
    suites: wordsOf(fields.get('suites')),
    components: wordsOf(fields.get('components')),
    signedBy: fields.get('signed-by') ?? '',
  }));
}

function wordsOf(value = ''): string[] {
  return value.split(/\s+/).filter((word) => word !== '');
}

/**
 * Reads apt sources in the one-line format (`.list` files).
 * @param text - the whole file.
 * @returns the sources of binary packages.
 */
export function parseOneLine(text: string): AptSource[] {
  return text.split('\n').flatMap((line) => {
    const found = /^\s*deb\s+(?:\[(.*?)\]\s*)?(\S+)\s+(\S+)([^#]*)/.exec(line);
    if (!found) return [];
    const [, options = '', uri = '', suite = '', components] = found;
    const signedBy = /(?:^|\s)signed-by=(\S+)/i.exec(options)?.[1] ?? '';
    return [{ uri, suites: [suite], components: wordsOf(components), signedBy }];
  });
}

/**
 * Picks the mirrors of Debian itself, of which any has every release that Debian keeps.
 *
 * The packages of others also come as `main` for a Debian release, and some from a path that ends
 * in `/debian`: what tells them apart is the key that signs them. Where a source names no key
 * (Debian did so before 12), the path has to do.
 * @param sources - sources in any order.
 * @returns those that are a mirror of Debian, the ones with Debian's own keyring first.
 */
export function debianMirrors(sources: readonly AptSource[]): AptSource[] {
  // The suites for security, updates and backports have a longer name, and less in them.
  const releases = sources.filter(
    ({ uri, suites, components }) =>
      components.includes('main') &&
      suites.some((suite) => /^[a-z]+$/.test(suite)) &&
      !uri.startsWith('cdrom:'),
  );
  return [
    ...releases.filter(({ signedBy }) => /\bdebian-archive-/.test(signedBy)),
    ...releases.filter(({ uri, signedBy }) => signedBy === '' && /\/debian\/?$/.test(uri)),
  ];
}

/**
 * Reads the apt sources of this machine: the deb822 files first, then the one-line ones.
 * @param folder - the folder of apt's configuration.
 * @returns the mirrors of Debian among them.
 */
export async function readDebianMirrors(folder = '/etc/apt'): Promise<AptSource[]> {
  const parts = join(folder, 'sources.list.d');
  const files = (await readdir(parts).catch(() => [])).sort().map((name) => join(parts, name));
  const deb822 = files.filter((file) => file.endsWith('.sources'));
  const oneLine = [join(folder, 'sources.list'), ...files.filter((file) => file.endsWith('.list'))];
  return debianMirrors([
    ...(await readAll(deb822)).flatMap(parseDeb822),
    ...(await readAll(oneLine)).flatMap(parseOneLine),
  ]);
}

/** The contents of the files that can be read. */
async function readAll(files: readonly string[]): Promise<string[]> {
  return Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
}

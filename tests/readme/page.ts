/** What the README consists of. */
import { readFile } from 'node:fs/promises';
import { root } from '../support/files.js';

/** A fenced piece of code. */
export interface Block {
  /** What it is called in titles of tests: its heading's anchor, numbered from the second one on. */
  readonly id: string;
  readonly language: string;
  readonly text: string;
  /** The file that the reader is told to save it as. */
  readonly file: string | undefined;
}

/** The text of a Markdown file of this repository. */
export async function readPage(path: string): Promise<string> {
  return readFile(`${root}${path}`, 'utf8');
}

/** The pieces of code in a page, in order. */
export function blocksOf(page: string): Block[] {
  const counts = new Map<string, number>();
  const found = page.matchAll(/^( *)```(\w*)\n([^]*?)^ *```$/gm);
  return [...found].map(({ index, 1: indent = '', 2: language = '', 3: text = '' }) => {
    const before = page.slice(0, index);
    const anchor = anchorsOf(before).at(-1) ?? '';
    const count = (counts.get(anchor) ?? 0) + 1;
    counts.set(anchor, count);
    return {
      id: count === 1 ? anchor : `${anchor} ${count}`,
      language,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      file: /Save\s+this\s+as\s+`([\w.-]+)`[^`]*:\s+$/.exec(before)?.[1],
    };
  });
}

/** What GitHub makes of the headings of a page, in order. */
export function anchorsOf(page: string): string[] {
  const prose = page.replaceAll(/^ *```[^]*?^ *```$/gm, '');
  return [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The links and pictures of a page that are no addresses in the web. */
export function linksOf(page: string): string[] {
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => !link.startsWith('https://'));
}

/** The rows of the table below a heading, whose first column has that name. */
export function tableOf(page: string, firstColumn: string): string[][] {
  const table = new RegExp(`^\\| ${firstColumn} .*\\n\\|[- |]+\\n((?:\\|.*\\n)+)`, 'm').exec(page);
  if (table === null) throw new Error(`there is no table whose first column is ${firstColumn}`);
  const rows = table[1]!.trim().split('\n');
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

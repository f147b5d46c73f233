import type { Origin, SquirrelFile, Traced } from './tree.js';

/** Lists the nodes of a tree for people, a line each, with the places that they come from. */
export function outline(file: SquirrelFile): string {
  return `${outlineList(file.statements).join('\n')}\n`;
}

type Properties = Traced & Readonly<Record<string, unknown>>;

/** What is no part of the program, or stands in the heading of a node. */
const unlisted = new Set(['kind', 'origin', 'trivia', 'dangling', 'changes']);

function outlineList(nodes: readonly unknown[]): string[] {
  return nodes.flatMap((node) => outlineNode(node as Properties));
}

function outlineNode(node: Properties): string[] {
  const parts = Object.entries(node).filter(([name]) => !unlisted.has(name));
  const texts = parts.map(([, value]) => value).filter((value) => typeof value === 'string');
  const kind = typeof node['kind'] === 'string' ? [node['kind']] : [];
  const flags = parts.filter(([, value]) => value === true).map(([name]) => name);
  return [
    [...kind, ...texts, ...flags, ...place(node.origin)].join(' '),
    ...parts.flatMap(([name, value]) => outlinePart(name, value)).map((line) => `  ${line}`),
  ];
}

function place(origin: Origin | undefined): string[] {
  if (origin === undefined) return [];
  const name = origin.file.slice(origin.file.lastIndexOf('/') + 1);
  return [`@ ${name}:${origin.line + 1}:${origin.column + 1}`];
}

function outlinePart(name: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const lines = outlineList(value).map((line) => `  ${line}`);
    return lines.length === 0 ? [] : [`${name}:`, ...lines];
  }
  const [first, ...others] = outlineNode(value as Properties);
  return [`${name}: ${first!}`.trimEnd(), ...others];
}

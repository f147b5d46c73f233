/** Lines of a program, as its author would indent them. */

export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

/** A heading with a block in braces. */
export function braces(heading: string, body: readonly string[]): string[] {
  return [`${heading} {`, ...indent(body), '}'];
}

/** Squirrel as it stands in the file, which the name tells editors and readers. */
export function squirrel({ raw }: TemplateStringsArray): string {
  return raw.join('').trim();
}

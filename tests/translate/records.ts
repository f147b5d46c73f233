export function list(settings: Record<string, string>, print: (line: string) => void): number {
  for (const key of Object.keys(settings).sort()) print(`${key}=${settings[key]!}`);
  return Object.keys(settings).length;
}

type Print = (line: string) => void;

export function main(print: Print): void {
  const record: Record<string, number> = { zeta: 1, alpha: 2, 'two words': 3, Beta: 4 };
  record['omega'] = 5;
  delete record['alpha'];
  delete record['none'];
  for (const key of Object.keys(record).sort()) print(`${key} ${record[key]!}`);
  print(
    `${Object.keys(record).length} ${Object.keys({}).length} ${Object.keys(record).sort().join()}`,
  );
  print(`${'zeta' in record} ${'alpha' in record} ${record['none'] ?? 0}`);
  const codes: Record<string, string> = {};
  for (const n of [1, 10, 2]) codes[String(n)] = `n${n}`;
  for (const key of Object.keys(codes).sort()) print(`${key}=${codes[key]!}`);
}

export function all(record: Record<string, number>): unknown[] {
  const sum = 0;
  for (const key in record) record[key] = sum; //! CM2041
  // In any order.
  for (const key in record) record[key] = sum;
  for (const key of Object.keys(record)) record[key] = sum; //! CM2041
  for (const key of Object.keys(record).sort()) record[key] = sum;
  // The order of the values does not matter: any order will do.
  const values = Object.values(record);
  return [
    values,
    Object.keys(record).length,
    Object.keys(record), //! CM2041
    Object.values(record), //! CM2041
    Object.entries(record).length,
    Object.entries(record), //! CM2041
    Object.keys(record).sort((a, b) => (a < b ? 1 : -1)), //! CM2041
  ];
}

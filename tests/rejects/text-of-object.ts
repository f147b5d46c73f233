export function describe(list: number[], table: object, task: () => void): string {
  const text = `${list} ${String(table)}`; //! CM2015
  let all = text + task; //! CM2015
  all += [list]; //! CM2015
  try {
    task();
  } catch (error) {
    all += String(error); //! CM2015
    all += (error as Error).message;
  }
  return all;
}

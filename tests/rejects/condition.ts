export function run(text: string, count: number, list: number[] | null): boolean {
  if (text) return true; //! CM2003
  while (count) count--; //! CM2003
  do count++;
  while (count); //! CM2003
  for (; count;) count--; //! CM2003
  const both = list && text; //! CM2003
  const either = text || 'none'; //! CM2003 CM2003
  const one = list ? 1 : 2;
  return !text && both === either && one === 1; //! CM2003
}

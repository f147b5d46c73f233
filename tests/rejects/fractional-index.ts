export function middle(list: number[], text: string): string {
  list[list.length / 2] = 0; //! CM2060
  list[Math.floor(list.length / 2)] = 1;
  return `${list[list.length / 2]!} ${text[text.length / 2]!}`; //! CM2060
}

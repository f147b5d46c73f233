export function kinds(value: unknown, text: string | undefined, size: number | null): string[] {
  return [
    typeof value, //! CM2008
    typeof text,
    typeof size,
    typeof value === 'string' ? 'text' : '',
    typeof value === 'object' ? 'object' : '', //! CM2008
    typeof value === 'undefined' ? 'nothing' : '', //! CM2008
    typeof text === 'undefined' ? 'nothing' : '',
  ];
}

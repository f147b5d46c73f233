export function format(value: number): string { //! CM1033
  const strip = `${value}`;
  return strip;
}

export class blob {} //! CM1033

export const type = 5; //! CM1033

function split(text: string): string {
  return text;
}

export function use(text: string): string {
  return split(text);
}

export function describe(name: string | null | undefined, count?: number): string {
  return `${name} has ${count}`; //! CM2022
}

export function clone(base: number): number { //! CM1005 CM1005
  const local = base; //! CM1005 CM1005
  const vargv = local; //! CM1005 CM1005
  return vargv; //! CM1005
}

export function run(table: { delete: number }): number {
  return table.delete; //! CM1005
}

export function measure($x: number): number { //! CM1012
  return $x; //! CM1012
}

export const größe = 1; //! CM1012

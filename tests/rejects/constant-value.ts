export const FLAG = true; //! CM1009
export const NOTHING = null; //! CM1009
export const LIST = [1]; //! CM1009
export const OTHER = FLAG; //! CM1009
export const add = (a: number): number => a + 1; //! CM1009
export const FINE = -1;

import { viaHelper } from './modules/helper.js';

function helper(): number { //! CM1010
  return 2;
}

export function both(): number {
  return helper() + viaHelper();
}

type Constructor = new (...values: number[]) => object;

export function make(constructor: Constructor, values: number[]): object {
  return new constructor(...values); //! CM1001
}

class Empty {}

export const empty = (values: []): object => new Empty(...values);

export function mixed(constructor: Constructor): Constructor {
  return class extends constructor { //! CM1001
    size = [0];
  };
}

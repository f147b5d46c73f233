export class Store {
  _set(value: number): number { //! CM2014
    return value;
  }

  static _call(): number { //! CM2014
    return 1;
  }
}

export class Base {
  static describe(): string { //! CM2023
    return 'class';
  }

  describe(): string { //! CM2023
    return 'instance';
  }

  static level = 1;
}

export class Derived extends Base {
  level = 2; //! CM2023
}

class Base {
  size(): number {
    return 1;
  }
}

export class Box extends Base {
  value = 1;
  static limit = 2;
  static reader = () => this.limit; //! CM2002
  static copy = this.limit; //! CM2002

  readers(): unknown[] {
    return [
      () => super.size(), //! CM1014
      () => this.value,
    ];
  }

  named(self: number): () => number { //! CM1015
    return () => this.value + self; //! CM1015
  }

  late(): () => number {
    const value = 1;
    const self = this; //! CM1015
    return () => this.value + self.value + value; //! CM1015
  }
}

export const reader = (): unknown => this; //! CM2002

class Base {
  size(): number {
    return 1;
  }
}

export class Box extends Base {
  value = 1;

  readers(): unknown[] {
    const self = this;
    return [
      () => this.value, //! CM2002
      () => super.size(), //! CM2002
      () => self.value,
    ];
  }
}

export class Counter {
  static count = 0;

  static reset(): void {
    Counter.count = 0; //! CM1013
    this.count++; //! CM1013
    Counter.count += 1; //! CM1013
  }
}

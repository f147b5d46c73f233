export class Counter {
  #count = 0;
  [key: string]: unknown; //! CM1001
  accessor total = 0; //! CM1001
  'two words' = 1; //! CM1001
  static { Counter.name; } //! CM1001
  constructor(private start: number) {
    this.#count = this.start;
  }
  get #size(): number { return this.#count; } //! CM1001
  size(): number { this.start = this.#size; return this.start; }
}

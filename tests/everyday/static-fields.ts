class Counter {
  /** How many there are. */
  static total = 0;
  static readonly LIMIT = 3;
  private static names: string[] = ['first'];
  static #secret = 7;
  private static instance: Counter | null = null;
  private static shared: Counter = new Counter('shared');
  constructor(readonly name: string) {
    Counter.total++;
    Counter.names.push(name);
  }
  static get(): Counter {
    return (Counter.instance ??= new Counter('only'));
  }
  static next(): number {
    return this.#secret++;
  }
  static reset(): void {
    this.total = 0;
    Counter.names = [];
    Counter.shared = Counter.get();
  }
  static report(): string {
    return `${Counter.total}/${Counter.LIMIT} ${Counter.names.join('+')} ${Counter.shared.name}`;
  }
}
console.log(Counter.report());
const a = new Counter('a');
console.log(Counter.get() === Counter.get(), a.name, Counter.next(), Counter.next());
console.log(Counter.report());
Counter.reset();
Counter.total += 5;
console.log(Counter.report(), Counter.total);
function make() {
  class Local {
    static made = 0;
    constructor() {
      Local.made++;
    }
  }
  new Local();
  new Local();
  return Local.made;
}
console.log(make(), make());

class Bag {
  #items: string[] = [];
  #count = 0;
  base = 'b';
  static default = 'd';

  add(item: string): this {
    this.#items.push(item);
    this.#count += 1;
    return this;
  }

  delete(item: string): boolean {
    const at = this.#items.indexOf(item);
    if (at < 0) return false;
    this.#items.splice(at, 1);
    return true;
  }

  get(local: number): string {
    return this.#text(local) + this.base;
  }

  _set(clone: string): string {
    return clone + this.#count;
  }

  #text(at: number): string {
    return this.#items[at] ?? 'none';
  }
}

class LoudBag extends Bag {
  #count = 100;

  override delete(item: string): boolean {
    this.#count += 1;
    return super.delete(item.toLowerCase());
  }

  loudness(): number {
    return this.#count;
  }
}

enum Words {
  default = 1,
  delete,
}

interface Options {
  default?: number;
  constructor: { name: string };
  delete: number;
}

function clone(base: number, vargv = 2): number {
  const local = base;
  const resume = (foreach: number): number => foreach + local;
  return resume(vargv);
}

function keys(options: Options): string {
  const { delete: foreach, default: other = 9 } = options;
  const key: keyof Options = 'delete';
  return `${foreach} ${other} ${options[key]} ${options.delete} ${'default' in options}`;
}

export function main(print: (line: string) => void): void {
  const bag = new Bag().add('a').add('b');
  print(`${bag.delete('a')} ${bag.delete('a')} ${bag.get(0)} ${bag.get(5)} ${bag._set('s')}`);
  const loud = new LoudBag();
  loud.add('x');
  print(`${loud.delete('X')} ${loud.loudness()} ${loud._set('s')} ${Bag.default}`);
  print(`${Words.default} ${Words.delete} ${clone(1)}`);
  const $options: Options = { delete: 5, constructor: { name: 'n' } };
  print(`${keys($options)} ${$options.constructor.name}`);
  $options.default = 1;
  $options['delete'] = 6;
  print(keys($options));
  const record: { $?: number; größe?: number } = { $: 3 };
  const { $ = 1, größe = 2 } = record;
  print(`${$} ${größe}`);
}

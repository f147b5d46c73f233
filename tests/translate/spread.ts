interface Settings {
  id: string;
  pin: number;
}

function sum(...values: number[]): number {
  return values.length;
}

export class Bag {
  private readonly items: number[] = [];

  add(...values: number[]): number {
    this.items.push(...values);
    this.items.push(0, ...values);
    return sum(...values) + sum(1, ...this.items);
  }

  all(more: number[]): number[] {
    return [...this.items, 9, ...more];
  }

  addAll(values: number[]): number {
    return this.add(...values);
  }
}

export function change(settings: Settings, id: string): Settings {
  const copy = { ...settings, id };
  const merged: Partial<Settings> = { ...copy };
  return { ...copy, ...merged, pin: 3 };
}

import { Table, type Value } from '../runtime/values.js';

/** The constants and enums that code sees: what was there before, and what the program adds. */
export class Constants {
  private readonly added = new Map<string, Value>();

  constructor(private readonly table: Table) {}

  /** A value, or a table for an enum. */
  find(name: string): Value | undefined {
    const own = this.added.get(name);
    return own === undefined ? this.table.get(name) : own;
  }

  add(name: string, value: Value): void {
    this.added.set(name, value);
  }

  /** Makes what was added visible to other programs. */
  commit(): void {
    for (const [name, value] of this.added) this.table.put(name, value);
  }
}

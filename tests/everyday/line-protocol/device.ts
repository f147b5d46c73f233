import type { Command } from './parser.js';

type Handler = (command: Command) => string;

/** A device with registers, and a verb for each thing it can do. */
export class Device {
  handled = 0;
  private readonly registers: Map<string, number>;
  private readonly handlers: Map<string, Handler>;

  constructor() {
    this.registers = new Map<string, number>();
    this.handlers = new Map<string, Handler>();
    this.handlers.set('SET', (command) => this.write(command));
    this.handlers.set('GET', (command) => this.read(command));
    this.handlers.set('SUM', (command) => this.sum(command));
    this.handlers.set('ECHO', (command) => command.words.join(' '));
  }

  handle(command: Command): string {
    const handler = this.handlers.get(command.verb);
    if (handler === undefined) return `ERR verb ${command.verb}`;
    this.handled++;
    return handler(command);
  }

  private write(command: Command): string {
    let changed = 0;
    for (const [key, text] of command.options) {
      const value = parseInt(text, 10);
      if (this.registers.get(key) !== value) changed++;
      this.registers.set(key, value);
    }
    return `OK ${changed} changed`;
  }

  private read(command: Command): string {
    const found = command.words.map((key) => {
      const value = this.registers.get(key);
      return value === undefined ? `${key}?` : `${key}=${value}`;
    });
    return found.join(',');
  }

  private sum(command: Command): string {
    if (command.words.length > 0) return `ERR ${command.words.length} words too many`;
    let total = 0;
    for (const [key, value] of this.registers) {
      total += key.startsWith('t') ? value : 0;
    }
    return `t* ${total}, ${this.registers.size} registers`;
  }
}

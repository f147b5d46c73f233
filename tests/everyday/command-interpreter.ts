// A command line for a device: quoted words, options, help, history.

interface Command {
  name: string;
  usage: string;
  description: string;
  aliases?: string[];
  run(args: string[], flags: Flags): string | void;
}

type Flags = Record<string, string | boolean>;

class UsageError extends Error {}

function tokenize(line: string): string[] {
  const tokens: string[] = [];
  let current = '';
  let quote: string | null = null;
  let started = false;
  for (const ch of line) {
    if (quote) {
      if (ch === quote) quote = null;
      else current += ch;
    } else if (ch === '"' || ch === "'") {
      quote = ch;
      started = true;
    } else if (ch === ' ') {
      if (current || started) tokens.push(current);
      current = '';
      started = false;
    } else {
      current += ch;
    }
  }
  if (quote !== null) throw new UsageError(`missing ${quote}`);
  if (current || started) tokens.push(current);
  return tokens;
}

function parseFlags(tokens: string[]): { args: string[]; flags: Flags } {
  const args: string[] = [];
  const flags: Flags = {};
  while (tokens.length) {
    const token = tokens.shift() as string;
    if (token.startsWith('--')) {
      const [key, value] = token.slice(2).split('=');
      flags[key] = value ?? true;
    } else if (token.startsWith('-') && token.length > 1 && isNaN(Number(token))) {
      for (const letter of token.slice(1)) flags[letter] = true;
    } else {
      args.push(token);
    }
  }
  return { args, flags };
}

class Shell {
  private commands = new Map<string, Command>();
  private history: string[] = [];
  private variables: { [name: string]: number } = {};

  constructor() {
    this.register({
      name: 'help',
      usage: 'help [command]',
      description: 'shows this text',
      aliases: ['?'],
      run: ([name]) => (name ? this.find(name).usage : this.help()),
    });
    this.register({
      name: 'set',
      usage: 'set NAME VALUE [--add]',
      description: 'sets a variable',
      run: (args, flags) => this.set(args, flags),
    });
    this.register({
      name: 'get',
      usage: 'get NAME',
      description: 'prints a variable',
      run: ([name = '']) => {
        const value = this.variables[name];
        if (value === undefined) throw new UsageError(`no variable ${name}`);
        return `${name} = ${value}`;
      },
    });
    this.register({
      name: 'echo',
      usage: 'echo [-u] WORDS...',
      description: 'prints words',
      run(args, { u, sep }) {
        const text = args.join(typeof sep === 'string' ? sep : ' ');
        return u ? text.toUpperCase() : text;
      },
    });
    this.register({
      name: 'history',
      usage: 'history',
      description: 'prints the last lines',
      run: () => this.history.map((line, i) => `${i + 1} ${line}`).join('\n'),
    });
  }

  register(command: Command): void {
    this.commands.set(command.name, command);
    for (const alias of command.aliases ?? []) this.commands.set(alias, command);
  }

  execute(line: string): string {
    if (!line.trim()) return '';
    this.history.push(line);
    try {
      const [name, ...rest] = tokenize(line.trim());
      const { args, flags } = parseFlags(rest);
      return this.find(name).run(args, flags) || 'ok';
    } catch (error) {
      if (error instanceof UsageError) return `error: ${error.message}`;
      throw error;
    }
  }

  private find(name: string): Command {
    const command = this.commands.get(name);
    if (!command) throw new UsageError(`unknown command ${name}`);
    return command;
  }

  private set(args: string[], flags: Flags): void {
    if (args.length !== 2) throw new UsageError('usage: ' + this.find('set').usage);
    const [name, text] = args;
    const value = parseInt(text, 10);
    if (Number.isNaN(value)) throw new UsageError(`${text} is not a number`);
    const before = flags.add ? (this.variables[name] ?? 0) : 0;
    this.variables[name] = before + value;
  }

  private help(): string {
    const seen = new Set<Command>();
    const lines: string[] = [];
    for (const command of this.commands.values()) {
      if (seen.has(command)) continue;
      seen.add(command);
      lines.push(`${command.usage.padEnd(24)} ${command.description}`);
    }
    return lines.join('\n');
  }
}

const shell = new Shell();
const script = `help
? echo
set x 5
set x 7 --add
get x
get y
echo -u "hello  world" again
echo a b c --sep=-
echo 'oops
set x abc
set x
jump

history`;
for (const line of script.split('\n')) {
  const result = shell.execute(line);
  console.log('> ' + line);
  if (result) console.log(result);
}

// A recursive-descent JSON parser with positions in its errors.

type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
interface JsonObject {
  [key: string]: JsonValue;
}

class JsonSyntaxError extends Error {
  constructor(
    message: string,
    public readonly line: number,
    public readonly column: number,
  ) {
    super(`${message} at ${line}:${column}`);
    this.name = 'JsonSyntaxError';
  }
}

const ESCAPES: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class JsonParser {
  private pos = 0;

  constructor(private readonly text: string) {}

  parse(): JsonValue {
    const value = this.parseValue();
    this.skipWhitespace();
    if (this.pos < this.text.length) {
      throw this.error(`Unexpected '${this.text[this.pos]}' after value`);
    }
    return value;
  }

  private parseValue(): JsonValue {
    this.skipWhitespace();
    const char = this.text[this.pos];
    switch (char) {
      case '{':
        return this.parseObject();
      case '[':
        return this.parseArray();
      case '"':
        return this.parseString();
      case 't':
        return this.expectWord('true', true);
      case 'f':
        return this.expectWord('false', false);
      case 'n':
        return this.expectWord('null', null);
      default:
        if (char === '-' || this.isDigit(char)) return this.parseNumber();
        throw this.error(char === undefined ? 'Unexpected end of input' : `Unexpected '${char}'`);
    }
  }

  private parseObject(): JsonObject {
    const result: JsonObject = {};
    this.pos++;
    this.skipWhitespace();
    if (this.peek() === '}') {
      this.pos++;
      return result;
    }
    while (true) {
      this.skipWhitespace();
      const key = this.parseString();
      this.skipWhitespace();
      this.expect(':');
      result[key] = this.parseValue();
      this.skipWhitespace();
      const next = this.text[this.pos++];
      if (next === '}') return result;
      if (next !== ',') throw this.error("Expected ',' or '}'");
    }
  }

  private parseArray(): JsonValue[] {
    const result: JsonValue[] = [];
    this.pos++;
    this.skipWhitespace();
    if (this.peek() === ']') {
      this.pos++;
      return result;
    }
    for (;;) {
      result.push(this.parseValue());
      this.skipWhitespace();
      const next = this.text[this.pos++];
      if (next === ']') break;
      if (next !== ',') throw this.error("Expected ',' or ']'");
    }
    return result;
  }

  private parseString(): string {
    this.expect('"');
    let result = '';
    while (this.pos < this.text.length) {
      const char = this.text[this.pos++];
      if (char === '"') return result;
      if (char === '\\') {
        const escaped = this.text[this.pos++];
        if (escaped === 'u') {
          const code = parseInt(this.text.slice(this.pos, this.pos + 4), 16);
          if (Number.isNaN(code)) throw this.error('Bad unicode escape');
          result += String.fromCharCode(code);
          this.pos += 4;
        } else if (escaped in ESCAPES) {
          result += ESCAPES[escaped];
        } else {
          throw this.error('Bad escape');
        }
      } else {
        result += char;
      }
    }
    throw this.error('Unterminated string');
  }

  private parseNumber(): number {
    const start = this.pos;
    if (this.peek() === '-') this.pos++;
    while (this.isDigit(this.peek())) this.pos++;
    if (this.peek() === '.') {
      this.pos++;
      while (this.isDigit(this.peek())) this.pos++;
    }
    return parseFloat(this.text.substring(start, this.pos));
  }

  private expectWord<T extends JsonValue>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.pos)) throw this.error(`Expected ${word}`);
    this.pos += word.length;
    return value;
  }

  private expect(char: string): void {
    if (this.text[this.pos] !== char) throw this.error(`Expected '${char}'`);
    this.pos++;
  }

  private peek(): string | undefined {
    return this.text[this.pos];
  }

  private isDigit(char: string | undefined): boolean {
    return char !== undefined && char >= '0' && char <= '9';
  }

  private skipWhitespace(): void {
    while (' \n\r\t'.includes(this.text[this.pos] ?? 'x')) this.pos++;
  }

  private error(message: string): JsonSyntaxError {
    const before = this.text.slice(0, this.pos).split('\n');
    return new JsonSyntaxError(message, before.length, before[before.length - 1].length + 1);
  }
}

function stringify(value: JsonValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(stringify).join(',')}]`;
  return `{${Object.keys(value)
    .sort()
    .map((key) => `"${key}":${stringify(value[key])}`)
    .join(',')}}`;
}

const samples = [
  '{"name": "imp", "pins": [1, 2, 7], "nested": {"ok": true, "none": null}}',
  '[]',
  '  [1, -2.5, "a\\nb", {"k": []}]  ',
  '{"a": 1,}',
  '[1 2]',
  '"open',
];

for (const sample of samples) {
  try {
    const value = new JsonParser(sample).parse();
    console.log(stringify(value));
  } catch (e) {
    if (e instanceof JsonSyntaxError) {
      console.log(`${e.name}: ${e.message} (line ${e.line})`);
    } else {
      throw e;
    }
  }
}

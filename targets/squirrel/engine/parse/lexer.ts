import { reservedWords } from '../../../../codegen/squirrel/words.js';
import { SquirrelSyntaxError, type Dialect } from '../dialect.js';

/** What a token is: a word of the language and a symbol are their own kind. */
export type TokenKind = 'name' | 'string' | 'integer' | 'float' | 'end' | 'word' | 'symbol';

export interface Token {
  readonly kind: TokenKind;
  /** As it stands in the source. */
  readonly text: string;
  /** Counted from 0. */
  readonly line: number;
  /** Counted from 0. */
  readonly column: number;
  /** Whether it is the first one on its line. */
  readonly startsLine: boolean;
}

/** Longer symbols first. */
const symbols = (
  '>>> <=> ... == != <= >= << >> <- </ /> && || :: += -= *= /= %= ++ -- ' +
  '{ } ( ) [ ] ; , ? : ^ ~ . & | * % - + / < > = ! @'
).split(' ');

/** Splits a source into tokens, the last of which is its end. */
export function tokenize(source: string, file: string, dialect: Dialect): Token[] {
  const lexer = new Lexer(source, file, dialect);
  const tokens: Token[] = [];
  do tokens.push(lexer.next());
  while (tokens.at(-1)!.kind !== 'end');
  return tokens;
}

class Lexer {
  private place = 0;
  private line = 0;
  private lineStart = 0;

  constructor(
    private readonly source: string,
    private readonly file: string,
    private readonly dialect: Dialect,
  ) {}

  next(): Token {
    const startsLine = this.skipSpace();
    const { line, place } = this;
    const column = place - this.lineStart;
    const kind = this.read();
    return { kind, text: this.source.slice(place, this.place), line, column, startsLine };
  }

  private fail(reason: string): never {
    const column = this.place - this.lineStart + 1;
    throw new SquirrelSyntaxError(reason, this.file, this.line + 1, column);
  }

  /** Steps over spaces and comments; says whether a line ended among them. */
  private skipSpace(): boolean {
    const before = this.line;
    for (;;) {
      const character = this.source[this.place];
      if (character === '\n') this.newLine();
      else if (character === ' ' || character === '\t' || character === '\r') this.place++;
      else if (character === '#' || this.at('//')) this.skipLine();
      else if (this.at('/*')) this.skipBlock();
      else return this.line > before || this.place === 0;
    }
  }

  private at(text: string): boolean {
    return this.source.startsWith(text, this.place);
  }

  private newLine(): void {
    this.place++;
    this.line++;
    this.lineStart = this.place;
  }

  private skipLine(): void {
    const end = this.source.indexOf('\n', this.place);
    this.place = end < 0 ? this.source.length : end;
  }

  private skipBlock(): void {
    const end = this.source.indexOf('*/', this.place + 2);
    if (end < 0) this.fail('missing "*/" in comment');
    while (this.place < end + 2) {
      if (this.source[this.place] === '\n') this.newLine();
      else this.place++;
    }
  }

  private read(): TokenKind {
    const character = this.source[this.place];
    if (character === undefined || character === '\0') return 'end';
    if (/\d/.test(character)) return this.readNumber();
    if (/[A-Za-z_]/.test(character)) return this.readWord();
    if (character === '"') return this.readString();
    if (character === "'") return this.readCharacter();
    if (this.at('@"')) return this.readVerbatim();
    const symbol = symbols.find((each) => this.at(each));
    if (symbol === undefined) this.fail(`unexpected character '${character}'`);
    this.place += symbol.length;
    return 'symbol';
  }

  private readWord(): TokenKind {
    const start = this.place;
    while (/\w/.test(this.source[this.place] ?? '')) this.place++;
    return this.isReserved(this.source.slice(start, this.place)) ? 'word' : 'name';
  }

  private isReserved(word: string): boolean {
    if (word === 'vargv') return false;
    if (word.startsWith('__')) return this.dialect === 'stock' && reservedWords.has(word);
    return reservedWords.has(word);
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.place;
    const text = pattern.exec(this.source)?.[0] ?? '';
    this.place += text.length;
    return text;
  }

  private readNumber(): TokenKind {
    if (/^0[xX]/.test(this.source.slice(this.place, this.place + 2))) {
      if (this.take(/0[xX][\da-fA-F]*/y).length > 10)
        this.fail('too many digits for an Hex number');
      return 'integer';
    }
    if (/^0[0-7]/.test(this.source.slice(this.place, this.place + 2))) {
      this.take(/[0-7]+/y);
      if (/[89]/.test(this.source[this.place] ?? '')) this.fail('invalid octal number');
      return 'integer';
    }
    const text = this.take(/(?:[eE][+-]?\d|[\d.])+/y);
    if (/[eE]/.test(this.source[this.place] ?? '')) this.fail('exponent expected');
    return /[.eE]/.test(text) ? 'float' : 'integer';
  }

  private readString(): TokenKind {
    this.readQuoted('"');
    return 'string';
  }

  private readCharacter(): TokenKind {
    const start = this.place;
    this.readQuoted("'");
    const text = this.source.slice(start + 1, this.place - 1);
    if (text === '') this.fail('empty constant');
    return 'integer';
  }

  private readQuoted(quote: string): void {
    this.place++;
    for (;;) {
      const character = this.source[this.place];
      if (character === undefined) this.fail('unfinished string');
      if (character === '\n') this.fail('newline in a constant');
      this.place++;
      if (character === quote) return;
      if (character === '\\') this.readEscape();
    }
  }

  private readEscape(): void {
    const character = this.source[this.place] ?? '';
    const isUnicode = (character === 'u' || character === 'U') && this.dialect === 'stock';
    if (!isUnicode && !'xtabnrvf0\\"\''.includes(character)) this.fail('unrecognised escaper char');
    this.place++;
    const hasDigits = isUnicode || character === 'x';
    if (hasDigits && !/[\da-fA-F]/.test(this.source[this.place] ?? '')) {
      this.fail('hexadecimal number expected');
    }
  }

  private readVerbatim(): TokenKind {
    this.place += 2;
    for (;;) {
      const character = this.source[this.place];
      if (character === undefined) this.fail('unfinished string');
      if (character === '\n') this.newLine();
      else this.place++;
      if (character !== '"') continue;
      if (this.source[this.place] !== '"') return 'string';
      this.place++;
    }
  }
}

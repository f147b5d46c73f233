import type { Origin } from '../../../../codegen/squirrel/tree.js';
import { SquirrelSyntaxError, type Dialect } from '../dialect.js';
import { tokenize, type Token } from './lexer.js';

/** What a `break` or `continue` would leave. */
export interface Loops {
  readonly canBreak: boolean;
  readonly canContinue: boolean;
}

/** The tokens of a file, and where the parser is among them. */
export class Cursor {
  private readonly tokens: readonly Token[];
  private place = 0;
  loops: Loops = { canBreak: false, canContinue: false };

  constructor(
    source: string,
    readonly file: string,
    readonly dialect: Dialect,
  ) {
    this.tokens = tokenize(source, file, dialect);
  }

  get token(): Token {
    return this.tokens[this.place]!;
  }

  private get previous(): Token | undefined {
    return this.tokens[this.place - 1];
  }

  get origin(): Origin {
    const { line, column } = this.token;
    return { file: this.file, line, column };
  }

  /** Where the token before ends, about: long strings may have escapes and lines. */
  get end(): Origin {
    const { line, column, text } = this.previous ?? this.token;
    return { file: this.file, line, column: column + text.length };
  }

  /** Whether the token is this word or symbol. */
  at(text: string): boolean {
    const { kind } = this.token;
    return (kind === 'symbol' || kind === 'word') && this.token.text === text;
  }

  take(): Token {
    const { token } = this;
    if (token.kind !== 'end') this.place++;
    return token;
  }

  /** Takes this word or symbol if it is next. */
  skip(text: string): boolean {
    if (!this.at(text)) return false;
    this.place++;
    return true;
  }

  expect(text: string): Token {
    if (!this.at(text)) this.fail(`expected '${text}'`);
    return this.take();
  }

  /** A name; `constructor` is one here. */
  expectName(): Token {
    if (this.token.kind !== 'name' && !this.at('constructor')) this.fail("expected 'IDENTIFIER'");
    return this.take();
  }

  /** Whether a statement may end here without a semicolon. */
  get endsStatement(): boolean {
    return this.token.startsLine || this.token.kind === 'end' || this.at('}') || this.at(';');
  }

  /** Ends a statement. A block ends by itself. */
  endStatement(): void {
    const last = this.previous;
    const isDone = last?.kind === 'symbol' && (last.text === '}' || last.text === ';');
    if (isDone || this.skip(';') || this.endsStatement) return;
    this.fail('end of statement expected (; or lf)');
  }

  fail(reason: string, { line, column }: Pick<Token, 'line' | 'column'> = this.token): never {
    throw new SquirrelSyntaxError(reason, this.file, line + 1, column + 1);
  }
}

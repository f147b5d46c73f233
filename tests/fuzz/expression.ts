/** The text of an expression, and what must be known of it to write it as a part of another. */
export interface Expression {
  readonly text: string;
  /** How tightly its outermost operator binds in TypeScript. */
  readonly binds: number;
  /** No value of a number is further from 0. */
  readonly most: number;
  /** Whether TypeScript may know the value already, and would not have it compared. */
  readonly isKnown: boolean;
}

/** TypeScript's precedences, as far as they are used. */
export const precedence = {
  conditional: 2,
  '??': 3,
  '||': 4,
  '&&': 5,
  '|': 6,
  '^': 7,
  '&': 8,
  equality: 9,
  relation: 10,
  shift: 11,
  sum: 12,
  product: 13,
  unary: 14,
  primary: 16,
} as const;

/** What variables hold at most, so that no sum or product leaves the integers of 32 bits. */
export const limit = 1000;

/** A name, a literal, a call. */
export function primary(text: string, most = limit): Expression {
  return { text, binds: precedence.primary, most, isKnown: false };
}

export function known(text: string, most = limit): Expression {
  return { ...primary(text, most), isKnown: true };
}

/** The text of an operand that must bind at least as tightly as `floor`. */
export function operand({ text, binds }: Expression, floor: number): string {
  return binds < floor ? `(${text})` : text;
}

/** An operator between two operands, which groups to the left. */
export function infix(
  left: Expression,
  operator: string,
  right: Expression,
  binds: number,
  most = limit,
): Expression {
  const text = `${operand(left, binds)} ${operator} ${operand(right, binds + 1)}`;
  return { text, binds, most, isKnown: false };
}

/** The same value where it is small enough, or what is left of it. */
export function fit(value: Expression, most = limit): Expression {
  if (value.most <= most) return value;
  const modulus = primary(String(most - 3));
  return infix(value, '%', modulus, precedence.product, most);
}

/** A value that TypeScript does not know beforehand: `pass` returns what it is given. */
export function unknown(value: Expression, pass: string): Expression {
  return value.isKnown ? primary(`${pass}(${value.text})`, value.most) : value;
}

/** ts2nut does not cut a product to 32 bits; what a function returns is none. */
export function exact(value: Expression): Expression {
  return value.text.includes('*') ? primary(`seen(${value.text})`, value.most) : value;
}

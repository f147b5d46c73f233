/**
 * Bytes, and a place among them where reads and writes happen. Text is taken as bytes: a letter for
 * each, '\x00' to '\xff'.
 */
export interface Blob {
  /** A byte by its place, 0 to 255. */
  [index: number]: number;

  /** How many bytes there are. */
  len(): number;

  /** Where the next read or write happens. */
  tell(): number;

  /** Whether that is behind the last byte: null if not. */
  eos(): number | null;

  /**
   * Moves the place.
   * @param offset - By how many bytes.
   * @param from - From where: 'b' is the beginning, the default; 'c' the place itself, 'e' the end. In
   *   Squirrel these are characters: numbers.
   * @returns 0, or -1 when that is outside the blob.
   */
  seek(offset: number, from?: number): number;

  /** Drops bytes at the end, or adds zeros. */
  resize(size: number): void;

  /** Without effect. */
  flush(): void;

  /**
   * Reads a number, little-endian.
   * @param type - A character: 'l' or 'i' for an integer of 32 bits, 's' for 16 with a sign, 'w' without,
   *   'c' for 8 with a sign, 'b' without, 'f' for a float of 32 bits, 'd' for one of 64.
   */
  readn(type: number): number;

  /** Writes a number, little-endian; the types are those of `readn()`. */
  writen(value: number, type: number): void;

  /**
   * Reads as many bytes as there are, up to a number.
   * @throws When there are none.
   */
  readblob(count: number): Blob;

  /** @returns How many bytes were written. */
  writeblob(data: Blob): number;

  /**
   * Reads as many bytes as there are, up to a number, as text.
   * @throws When there are none.
   */
  readstring(count: number): string;

  /** @returns How many bytes were written. */
  writestring(text: string): number;

  /** All bytes, as text. Source: impOS docs, `blob.tostring()`. */
  tostring(): string;

  /** Swaps the bytes of each pair. */
  swap2(): void;

  /** Reverses the bytes of each group of four. */
  swap4(): void;
}

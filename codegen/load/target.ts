/** What a generated file shall be, beyond what its source says. */
export interface Target {
  /** The first lines of the file, a licence for example; empty for none. */
  readonly header: string;

  /** Whether the file shall cost a device as little as it can, and is not for reading. */
  readonly isCompact?: boolean;

  /** How the file names its source. */
  readonly source: string;

  /**
   * The interface whose members are globals in Squirrel: `platform.server.log(x)` becomes
   * `server.log(x)`, and its values, parameters and fields vanish. Null for none.
   */
  readonly globals: { readonly file: string; readonly type: string } | null;

  /**
   * The entry of a library that is loaded before this file: what its modules declare is global then,
   * and no part of the file. None by default.
   */
  readonly library?: string;
}

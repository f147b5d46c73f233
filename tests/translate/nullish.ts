export class Cache {
  private _value: number | null = null;

  get(fallback: number | null): number {
    this._value ??= fallback;
    return this._value ?? -1;
  }
}

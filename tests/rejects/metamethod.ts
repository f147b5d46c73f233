/** The name is looked for by its text, so it must stay. */
export function has(shelf: object): boolean {
  return '_get' in shelf;
}

export class Shelf {
  private book = 'none';

  _get(): string { //! CM2014
    return this.book;
  }
  _tostring(): string {
    return this.book;
  }
  get(): string {
    return this._get() + this._tostring();
  }
}

export class Watch {
  private _ticks = 0;

  listen(subscribe: (callback: (by: number) => void) => void): void {
    subscribe(
      function (this: Watch, by: number): void {
        this._ticks += by;
      }.bind(this),
    );
    subscribe(this.add.bind(this));
  }

  run(task: (this: Watch, by: number) => void, other: Watch): void {
    task.call(this, 1);
    task.call(other, 2);
  }

  add(by: number): void {
    this._ticks += by;
  }
}

const limit = 3;

export class Queue {
  limits = [limit]; //! CM1019
  readonly limit = limit;

  constructor(limit: number) {
    this.limits.push(limit);
  }
}

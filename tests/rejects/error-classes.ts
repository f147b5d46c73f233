class Failure extends Error {}

class Worse extends Failure {
  constructor(text: string) {
    super(text);
    this.name = this.constructor.name;
  }
}

class Named extends Error {
  override message = 'fixed'; //! CM2018
}

class Base extends Error {
  constructor() {
    super('base');
    this.name = new.target.name; //! CM1050
  }
}

class Derived extends Base {}

export function describe(error: unknown, other: Error | string, rest: Worse): unknown[] {
  return [
    error instanceof RangeError, //! CM2051
    other instanceof Error, //! CM2050
    (error as Error).name, //! CM1050
    (error as Error).stack, //! CM1050
    rest.stack, //! CM1050
    new Derived(),
    new Named(),
    new Error('text', { cause: error }), //! CM1001
    `${rest}`, //! CM2015
  ];
}

interface Sensor {
  read(channel: number): number;
  onChange?: (value?: number) => void;
}

function watch(callback: (value: number, at: number) => void): void {
  callback(1, 2);
}

function quiet(): void {
  return;
}

export function run(): Sensor {
  watch((value) => { //! CM2004
    quiet();
    return value;
  });
  watch(function () { //! CM2004
    quiet();
  });
  watch(quiet); //! CM2004
  watch((value, at) => {
    quiet();
    return value + at;
  });
  return {
    read: () => 1, //! CM2004
    onChange: (value) => { //! CM2004
      quiet();
      return value;
    },
  };
}

export class Base {
  run(speed: number): number {
    return speed;
  }
}

export class Derived extends Base implements Sensor {
  override run(): number { //! CM2004
    return 1;
  }

  read(): number { //! CM2004
    return 1;
  }
}

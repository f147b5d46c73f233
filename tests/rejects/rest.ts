interface Sensor {
  read(channel: number): number;
}

export function sensor(): Sensor {
  return {
    read() { //! CM2004
      return 1;
    },
  };
}

interface Sensor {
  read(channel: number): number;
}

export function sensor(): Sensor {
  return {
    read() {
      return 1;
    },
  };
}

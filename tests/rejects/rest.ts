export function join(separator = ',', ...parts: string[]): number { //! CM1020
  return parts.length + separator.length;
}

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

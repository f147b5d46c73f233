interface Sensor {
  read(raw: number): number;
}

class Recorder {
  constructor(private readonly log: (line: string) => void = console.log) {}

  record(texts: readonly string[]): void {
    this.log(`${texts.map(Number).map(Math.abs)}`);
    this.log(texts.filter(Boolean).join());
    this.log(`${texts.map(this.trimmed)}`);
  }

  private trimmed(text: string): string {
    return text.trim();
  }
}

export function readAll(sensor: Sensor, values: readonly number[]): number[] {
  new Recorder().record(['1']);
  return values.map(sensor.read);
}

namespace Pins {
  export const HIGH = 1;
  export const LOW = 0;
  let changes = 0;
  /** Counts the changes of a pin. */
  export class Pin {
    private level = LOW;
    write(level: number): void {
      if (level !== this.level) changes++;
      this.level = level;
    }
    read(): number {
      return this.level;
    }
  }
  export function changed(): number {
    return changes + later();
  }
  export function reset(): void {
    changes = 0;
  }
  function later(): number {
    return offset;
  }
  const offset = 0;
  export namespace Names {
    export const led = 'LED';
    export function of(pin: number): string {
      return `${led}${pin}`;
    }
  }
  export interface Options {
    pull?: boolean;
  }
  export let total = 5;
}
namespace Geometry.Flat {
  export interface Point {
    x: number;
    y: number;
  }
  export const origin: Point = { x: 0, y: 0 };
  export function length({ x, y }: Point): number {
    return Math.sqrt(x * x + y * y);
  }
}
class Version {
  constructor(readonly major: number) {}
}
namespace Version {
  export function parse(text: string): Version {
    return new Version(parseInt(text, 10));
  }
  export const first = new Version(1);
}
function lookup(key: string): string {
  return lookup.prefix + key;
}
namespace lookup {
  export const prefix = '#';
}
enum Color {
  Red,
  Green,
}
namespace Color {
  export function invert(color: Color): Color {
    return color === Color.Red ? Color.Green : Color.Red;
  }
}
namespace OnlyTypes {
  export type Name = string;
  export interface Box {
    size: number;
  }
}
namespace Pins {
  export const EXTRA = HIGH + 1;
}
import Flat = Geometry.Flat;

function early(): number {
  return Pins.changed();
}
const pin = new Pins.Pin();
pin.write(Pins.HIGH);
pin.write(Pins.HIGH);
pin.write(Pins.LOW);
console.log(pin.read(), Pins.changed(), early(), Pins.Names.of(3), Pins.Names.led, Pins.EXTRA);
Pins.reset();
Pins.total += 2;
console.log(Pins.changed(), Pins.total);
console.log(
  Geometry.Flat.length({ x: 3, y: 4 }),
  Flat.origin.x,
  Geometry.Flat.origin === Flat.origin,
);
console.log(Version.parse('3.1').major, Version.first.major, lookup('a'), Color.invert(Color.Red));
const box: OnlyTypes.Box = { size: 1 };
const changed = 'local';
console.log(box.size, changed);

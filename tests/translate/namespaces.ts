namespace Leds {
  export const COUNT = 3;
  const states: boolean[] = [];

  /** Turns one of the LEDs on or off. */
  export function set(index: number, isOn: boolean): void {
    states[index % COUNT] = isOn;
  }

  export namespace Names {
    export const prefix = 'LED';
  }
}

export namespace Tools {
  export function blink(times: number): string {
    for (let i = 0; i < times; i++) Leds.set(i, true);
    return `${Leds.Names.prefix} x ${Leds.COUNT}`;
  }
}

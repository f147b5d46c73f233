export class Thermometer {
  static readonly VERSION: string = '1.0.0';
  static readonly LIMITS = [-40, 85];

  static describe(): string {
    return `version ${this.VERSION}`;
  }
}

export function isInside(degrees: number): boolean {
  return degrees >= Thermometer.LIMITS[0]! && degrees <= Thermometer.LIMITS[1]!;
}

export function scale(raw: number, steps: number): string {
  const celsius = (raw - 32) / 1.8;
  const step = Math.floor(raw / steps);
  return `${celsius.toFixed(1)} ${step} ${Math.round(celsius)} ${Math.max(raw, 0, step)}`;
}

export function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** Returns the number in a text, or -1. */
export function read(text: string): number {
  const value = parseInt(text, 10);
  return Number.isNaN(value) ? -1 : value;
}

export function hash(text: string): string {
  let value = 17;
  for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0;
  return value.toString(16);
}

import { styleText } from 'node:util';

/** Colours a text. */
export type Paint = (color: 'red' | 'green', text: string) => string;

/** Colours for a stream: none if it is not a terminal that has them, or if NO_COLOR is set. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const hasColors = stream.isTTY && stream.hasColors();
  return (color, text) => (hasColors ? styleText(color, text) : text);
}

// eslint-disable-next-line no-control-regex -- These are what must not reach a terminal.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text without what a terminal would obey: `\x1b` instead of the escape character. */
export function visible(text: string): string {
  return text.replace(CONTROL, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

/** The same, with `\n` for each line break. */
export function oneLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n');
}

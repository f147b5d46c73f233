type Print = (line: string) => void;

const texts = ['', ' ', 'a', 'abc', 'abcabc', '  padded\t\n', 'a,b,,c', ',', 'AbC xYz', '1/2'];
const parts = ['', 'a', 'abc', 'c', ',', ' ', 'abcd', 'Z'];
const places = [-9, -3, -1, 0, 1, 2, 3, 6, 9];

function search(text: string, print: Print): void {
  for (const part of parts) {
    const found = `${text.indexOf(part)} ${text.lastIndexOf(part)} ${text.includes(part)}`;
    print(`'${text}' '${part}' ${found} ${text.startsWith(part)} ${text.endsWith(part)}`);
    print(`${text.split(part).length} ${text.split(part).join('|')} ${text.replace(part, '<>')}`);
    for (const place of places) print(`${text.indexOf(part, place)}`);
  }
  print(`${text.includes('a')} ${text.includes('bc')} ${text.includes('')}`);
}

function cut(text: string, print: Print): void {
  for (const start of places) {
    print(`'${text.slice(start)}' '${text.substring(start)}' '${text.charAt(start)}'`);
    for (const end of places) {
      print(`${start} ${end} '${text.slice(start, end)}' '${text.substring(start, end)}'`);
    }
    print(
      `'${text.padStart(start, '+-')}' '${text.padEnd(start, '+-')}' '${text.padStart(start)}'`,
    );
  }
  print(`'${text.padStart(9, '')}' '${text.padEnd(8)}' '${text.repeat(0)}' '${text.repeat(3)}'`);
}

function shape(text: string, print: Print): void {
  print(`${text.toUpperCase()} ${text.toLowerCase()} ${text.toString()} ${text.length}`);
  print(`'${text.trim()}' '${text.trimStart()}' '${text.trimEnd()}'`);
  let codes = '';
  for (let i = 0; i < text.length; i++)
    codes += `${text.charCodeAt(i)} ${text[i]!}${text[i]!.length};`;
  print(codes);
}

export function main(print: Print): void {
  for (const text of texts) {
    search(text, print);
    cut(text, print);
    shape(text, print);
  }
  print(String.fromCharCode(72) + String.fromCharCode(105, 33) + String.fromCharCode(0).length);
  try {
    print('a'.repeat(-1));
  } catch {
    print('refused');
  }
  print(`${'abc'[1]!} ${'b' < 'a'} ${'abc'.slice(1).slice(0, 1)} ${'x'.padStart(3, 'ab') + 'y'}`);
}

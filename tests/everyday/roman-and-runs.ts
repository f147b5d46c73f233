// Roman numerals and run lengths: two ways to write things down, and back.

declare function print(text: string): void;

interface Letter {
  text: string;
  value: number;
}

const SYMBOLS: Letter[] = [
  { text: 'M', value: 1_000 },
  { text: 'CM', value: 900 },
  { text: 'D', value: 500 },
  { text: 'CD', value: 400 },
  { text: 'C', value: 100 },
  { text: 'XC', value: 90 },
  { text: 'L', value: 50 },
  { text: 'XL', value: 40 },
  { text: 'X', value: 10 },
  { text: 'IX', value: 9 },
  { text: 'V', value: 5 },
  { text: 'IV', value: 4 },
  { text: 'I', value: 1 },
];

function toRoman(value: number): string {
  let rest = value;
  let text = '';
  for (const symbol of SYMBOLS) {
    while (rest >= symbol.value) {
      text += symbol.text;
      rest -= symbol.value;
    }
  }
  return text;
}

function letterValue(letter: string): number {
  const symbol = SYMBOLS.find(({ text }) => text === letter);
  if (symbol === undefined) throw `${letter} is no Roman letter`;
  return symbol.value;
}

function fromRoman(text: string): number {
  let total = 0;
  let highest = 0;
  let index = text.length;
  do {
    index--;
    const value = letterValue(text.slice(index, index + 1));
    if (value < highest) {
      total -= value;
    } else {
      total += value;
      highest = value;
    }
  } while (index > 0);
  return total;
}

interface Run {
  letter: string;
  count: number;
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let start = 0;
  while (start < text.length) {
    const letter = text.slice(start, start + 1);
    let end = start + 1;
    while (end < text.length && text.charCodeAt(end) === letter.charCodeAt(0)) end++;
    runs.push({ letter, count: end - start });
    start = end;
  }
  return runs;
}

function pack(text: string): string {
  return runsOf(text)
    .map(({ letter, count }) => (count > 1 ? `${count}${letter}` : letter))
    .join('');
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function unpack(packed: string): string {
  let result = '';
  let count = 0;
  for (let i = 0; i < packed.length; i++) {
    const code = packed.charCodeAt(i);
    if (isDigit(code)) {
      count = count * 10 + (code - 48);
      continue;
    }
    let left = count === 0 ? 1 : count;
    count = 0;
    while (left-- > 0) result += packed.slice(i, i + 1);
  }
  return result;
}

const years = [1, 4, 9, 14, 40, 90, 400, 1492, 1999, 2024, 3888, 3999];
for (const year of years) {
  const roman = toRoman(year);
  const back = fromRoman(roman);
  print(`${String(year).padStart(4, ' ')} ${roman}${back === year ? '' : ' WRONG'}\n`);
}
try {
  print(`${fromRoman('MXQI')}\n`);
} catch (problem) {
  print(`${typeof problem === 'string' ? problem : '?'}\n`);
}

let longest = '';
let wrong = 0;
for (let n = 1; n < 600; n++) {
  const roman = toRoman(n);
  if (fromRoman(roman) !== n) wrong++;
  if (roman.length > longest.length) longest = roman;
}
print(`wrong ${wrong}, longest below 600: ${longest}\n`);

const texts = ['', 'a', 'aaab', 'WWWWWWWWWWWWBWWWWWWWWWWWWBBB', 'abc', '  -- ', '""\\\\'];
for (const text of texts) {
  const packed = pack(text);
  const same = unpack(packed) === text;
  print(`<${text}> -> <${packed}> ${packed.length} of ${text.length}${same ? '' : ' WRONG'}\n`);
}
const most = runsOf(texts[3]).reduce((best, run) => (run.count > best.count ? run : best));
print(`longest run ${most.count} times ${most.letter}\n`);

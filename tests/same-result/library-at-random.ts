type Print = (line: string) => void;

let seed = 12345;

/** The same numbers in both languages. */
function random(limit: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % limit;
}

function place(): number {
  return random(9) - 4;
}

function word(): string {
  let text = '';
  for (let left = random(6); left > 0; left--) text += String.fromCharCode(97 + random(3));
  return text;
}

function strings(text: string, part: string, print: Print): void {
  const at = place();
  print(
    `${text} ${part} ${text.indexOf(part)} ${text.indexOf(part, at)} ${text.lastIndexOf(part)}`,
  );
  print(`${text.includes(part)} ${text.startsWith(part)} ${text.endsWith(part)} ${text < part}`);
  print(`${text.split(part).join('.')} ${text.replace(part, '_')} ${text.slice(at, place())}`);
  print(
    `${text.substring(at, place())} ${text.padStart(at + 4, part)} ${text.padEnd(at + 4, part)}`,
  );
}

function taken(value: number | undefined): string {
  return value === undefined ? 'none' : `${value}`;
}

function arrays(list: number[], print: Print): void {
  const at = place();
  switch (random(12)) {
    case 0:
      list.push(at);
      break;
    case 1:
      list.unshift(at);
      break;
    case 2:
      print(taken(list.pop()));
      break;
    case 3:
      print(taken(list.shift()));
      break;
    case 4:
      print(list.splice(at, random(3)).join());
      break;
    case 5:
      list.splice(at, random(2), 7, random(5));
      break;
    case 6:
      print(list.slice(at, place()).join());
      break;
    case 7:
      print(`${list.indexOf(at)} ${list.lastIndexOf(at)} ${list.indexOf(at, at)}`);
      break;
    case 8:
      list.reverse();
      break;
    case 9:
      list.sort((a, b) => (a % 3) - (b % 3));
      break;
    case 10:
      print(
        list
          .concat([at])
          .map((each, index) => each * index)
          .join(),
      );
      break;
    default:
      print(`${list.filter((each) => each > 0).length} ${taken(list.at(at))}`);
  }
  print(`${list.join(' ')} ${list.reduce((sum, each) => sum + each, at)}`);
}

/** Walks a map while it changes. */
function walk(map: Map<string, number>): number {
  let sum = 0;
  for (const [key, value] of map) {
    sum += value;
    if (random(4) === 0) map.delete(key);
    if (random(5) === 0) map.set(`n${random(30)}`, value);
    if (sum > 3000) break;
  }
  return sum;
}

function collections(map: Map<string, number>, set: Set<number>, print: Print): void {
  const key = `k${random(12)}`;
  switch (random(5)) {
    case 0:
      print(`${map.delete(key)}`);
      break;
    case 1:
      print(`${set.add(random(9)).delete(random(9))}`);
      break;
    case 2:
      print(`${walk(map)}`);
      break;
    default:
      map.set(key, random(100));
  }
  let all = '';
  for (const [name, value] of map) all += `${name}=${value},`;
  print(`${all} ${Array.from(set).join()} ${map.size} ${set.size}`);
}

function numbers(a: number, b: number, print: Print): void {
  if (b === 0) return;
  print(`${a} ${b} ${Math.floor(a / b)} ${Math.ceil(a / b)} ${Math.trunc(a / b)} ${a % b}`);
  print(`${Math.round(a / 8)} ${Math.floor(a / 8)} ${(a / 8).toFixed(2)} ${(a / 16).toFixed(1)}`);
  print(`${a.toString(7)} ${parseInt(a.toString(13), 13)} ${Number(`${a}`) === a}`);
  print(`${parseFloat((a / 4).toFixed(3)) === a / 4}`);
}

export function main(print: Print): void {
  for (let i = 0; i < 300; i++) strings(word(), word(), print);
  const list: number[] = [];
  for (let i = 0; i < 300; i++) arrays(list, print);
  const map = new Map<string, number>();
  const set = new Set<number>();
  for (let i = 0; i < 400; i++) collections(map, set, print);
  for (let i = 0; i < 300; i++) numbers(random(2000) - 1000, random(40) - 20, print);
}

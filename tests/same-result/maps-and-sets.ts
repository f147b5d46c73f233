type Print = (line: string) => void;

function walk(map: ReadonlyMap<string | number, string>, print: Print): void {
  let text = `${map.size}:`;
  for (const [key, value] of map) text += ` ${key}=${value}`;
  for (const key of map.keys()) text += ` ${key}`;
  for (const value of map.values()) text += ` ${value}`;
  for (const [key, value] of map.entries()) text += ` ${key}${value}`;
  for (const entry of map) text += ` ${entry[0]}/${entry[1]}`;
  map.forEach((value, key) => {
    text += ` ${key}>${value}`;
  });
  print(text);
}

function order(print: Print): void {
  const map = new Map<string | number, string>([
    ['z', 'last letter'],
    [3, 'three'],
    ['a', 'first'],
  ]);
  walk(map, print);
  map.set('z', 'again').set('size', 's').set('get', 'g').set('3', 'text').set(3.0, 'float');
  walk(map, print);
  print(`${map.delete('z')} ${map.delete('z')} ${map.has('z')} ${map.has(3)} ${map.has('3')}`);
  map.set('z', 'back');
  walk(map, print);
  const found = map.get('size');
  print(`${found === undefined ? 'none' : found} ${map.get('none') === undefined}`);
  walk(new Map(map), print);
  map.clear();
  walk(map, print);
  map.set('new', 'n');
  walk(map, print);
}

function change(print: Print): void {
  const map = new Map<number, number>();
  for (let i = 0; i < 10; i++) map.set(i, i);
  let text = '';
  for (const [key, value] of map) {
    text += `${key} `;
    if (key % 2 === 0) map.delete(key);
    if (key === 3) map.delete(4);
    if (key === 5) map.set(100, value);
    if (value === 7) {
      map.delete(7);
      map.set(7, 70);
    }
    if (value === 70) map.delete(8);
  }
  print(`${text}: ${map.size} ${Array.from(map.keys()).join()}`);
}

/** The map is tidied up and cleared while it is walked. */
function churn(print: Print): void {
  const set = new Set<number>();
  for (let i = 0; i < 5; i++) set.add(i);
  let text = '';
  for (const each of set) {
    text += `${each} `;
    if (each < 5) {
      for (let i = 100; i < 140; i++) set.add(i);
      for (let i = 100; i < 140; i++) set.delete(i);
      set.add(each + 10);
    }
    if (each === 12) {
      set.clear();
      set.add(50);
    }
  }
  print(`${text}: ${set.size} ${Array.from(set).join()}`);
}

function sets(print: Print): void {
  const set = new Set(['b', 'a', 'b', '']);
  print(`${set.size} ${set.has('')} ${set.has('c')} ${set.delete('b')} ${set.delete('b')}`);
  set.add('b').add('c');
  let text = '';
  for (const each of set) text += `${each};`;
  set.forEach((each) => {
    text += each;
  });
  for (const each of set.values()) text += each;
  print(text);
  const copy = new Set(set);
  copy.add('z');
  print(`${copy.size} ${set.size} ${Array.from(new Set([3, 1, 3, 2, 1])).join()}`);
  const counts = new Map<string, number>();
  for (const word of 'a b a c b a'.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of counts) print(`${word} ${count}`);
}

export function main(print: Print): void {
  order(print);
  change(print);
  churn(print);
  sets(print);
}

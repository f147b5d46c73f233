function near(a: number, b: number): string {
  return Math.abs(a - b) < 0.0001 ? 'near' : 'far';
}

export function main(print: (line: string) => void): void {
  const random = Math.random();
  print(`${random >= 0 && random < 1}`);
  let isInRange = true;
  for (let i = 0; i < 50; i++) {
    const roll = 1 + Math.floor(Math.random() * 6);
    if (roll < 1 || roll > 6) isInRange = false;
  }
  print(`${isInRange}`);
  print(near(Math.hypot(3, 4), 5));
  print(`${Math.log2(8) === 3} ${Math.log2(1024) === 10} ${Math.log2(0.25) === -2}`);
  print(near(Math.log2(10), 3.321928));
  print(`${Math.cbrt(27) === 3} ${Math.cbrt(-8) === -2}`);
  print(near(Math.cbrt(2), 1.259921));
  print([0, 1, 2, 255, 65536, -1].map((each) => Math.clz32(each)).join());
  print(`${Math.fround(1.5) === 1.5} ${near(Math.SQRT2 * Math.LN2 + Math.LOG2E, 2.422953)}`);
  print(`${parseInt('0x1f')} ${parseInt('42px')} ${parseInt('0x1f', 10)} ${parseInt('-7')}`);
  print(`${Number.isNaN(parseInt('x'))} ${Number.isNaN(NaN)} ${Number.isNaN(Number.NaN)}`);
  print(`${Number(true) === 1} ${Number(false) === 0} ${Number(random > 2) === 0}`);
  let smallest = Number.MAX_SAFE_INTEGER;
  for (const each of [5, 3, 9]) if (each < smallest) smallest = each;
  print(`${smallest === 3} ${smallest > Number.MIN_SAFE_INTEGER}`);
  print(`${Math.abs(0.1 + 0.2 - 0.3) < 1000000000 * Number.EPSILON}`);
}

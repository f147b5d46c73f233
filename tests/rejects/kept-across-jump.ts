export function collect(list: number[], fail: () => void): (() => number)[] {
  const readers: (() => number)[] = [];
  for (const each of list) {
    if (each === 0) continue; //! CM2025
    readers.push(() => each);
    for (const other of list) {
      if (other === 1) break;
    }
    if (each === 1) {
      break; //! CM2025
    }
  }
  while (list.length > 0) {
    if (list.length > 9) break;
    const own = list.pop()!;
    readers.push(() => own);
    continue;
  }
  try {
    const count = list.length; //! CM2026
    readers.push(() => count);
    function own(): number {
      return -2;
    }
    readers.push(own);
    fail();
  } catch {
    const count = -1;
    readers.push(() => count);
  }
  for (const each of list) {
    try {
      fail();
    } catch (error) {
      readers.push(() => (typeof error === 'string' ? each : 0));
      if (list.length > 3) break; //! CM2025
    }
  }
  return readers;
}

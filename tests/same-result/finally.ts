type Print = (line: string) => void;

function attempt(print: Print, error: string, inCatch: string, inFinally: string): void {
  try {
    print('try');
    if (error !== '') throw new Error(error);
  } catch {
    print('catch');
    if (inCatch !== '') throw new Error(inCatch);
  } finally {
    const text = `finally ${inFinally}`;
    print(text);
    if (inFinally !== '') throw new Error(inFinally);
  }
  print('after');
}

function kept(print: Print, each: number): () => string {
  let result = (): string => 'none';
  try {
    for (const other of [each, 1, 2]) if (other > 1) break;
    print(`at ${each}`);
  } finally {
    const own = `inner ${each}`;
    result = () => own;
    print(own);
  }
  return result;
}

function nested(print: Print, list: number[]): string {
  let text = '';
  for (const each of list) {
    try {
      try {
        if (each === 2) throw new Error('two');
        text += kept(print, each)();
      } finally {
        text += '; ';
      }
    } catch (error) {
      print(error instanceof Error ? error.message : '?');
    } finally {
      const error = text;
      print(`outer ${error}`);
    }
  }
  return text;
}

export function main(print: Print): void {
  const texts = ['', 'x'];
  for (const error of texts) {
    for (const inCatch of texts) {
      for (const inFinally of texts) {
        try {
          attempt(print, error, inCatch && `${inCatch}c`, inFinally && `${inFinally}f`);
        } catch (caught) {
          print(caught instanceof Error ? `caught ${caught.message}` : '?');
        }
      }
    }
  }
  print(`${nested(print, [1, 2, 3])}end`);
}

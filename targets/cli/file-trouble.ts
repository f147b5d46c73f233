import { getSystemErrorMap } from 'node:util';

/** Why a file cannot be read or written, without Node's codes: `no such file or directory`. */
export function fileTrouble(error: unknown): string {
  const { errno = 0, message } = error as NodeJS.ErrnoException;
  return getSystemErrorMap().get(errno)?.[1] ?? message;
}

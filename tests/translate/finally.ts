export function locked(lock: { isFree: boolean }, task: () => void): void {
  lock.isFree = false;
  try {
    task();
  } finally {
    lock.isFree = true;
  }
}

export function counted(task: () => void, log: (text: string) => void): void {
  try {
    task();
  } catch (error) {
    log('failed');
    throw error;
  } finally {
    const text = 'done';
    log(text);
  }
}

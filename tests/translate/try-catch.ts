export function attempt(task: () => void): string | null {
  try {
    task();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

export function isFine(task: () => void): boolean {
  try {
    task();
  } catch {
    return false;
  }
  return true;
}

export function attempt(task: () => void): string {
  try {
    task();
    throw 'no error';
  } catch (error) {
    return error instanceof Error ? error.message : 'a text'; //! CM2050
  }
}

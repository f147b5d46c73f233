export function attempt(): string {
  try {
    throw new Error('failed');
  } catch (error) {
    return typeof error === 'string' ? error : 'an error'; //! CM2050
  }
}

/** A program that cannot be run: it does not compile, for example. The message names the place. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
}

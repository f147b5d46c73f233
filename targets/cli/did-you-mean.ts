import { closestMatch } from 'leven';

/**
 * What may have been meant by a name that does not exist.
 * @param names - Those that do.
 * @returns Such as `; did you mean stayConnected?`; empty when none comes close.
 */
export function didYouMean(name: string, names: readonly string[]): string {
  const meant = closestMatch(name, names, { maxDistance: Math.ceil(name.length / 3) });
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}

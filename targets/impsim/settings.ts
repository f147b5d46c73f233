import { didYouMean } from '../cli/did-you-mean.js';
import type { Settings } from '../../core/settings.js';

const SETTINGS: Readonly<Record<keyof Settings, true>> = {
  startBehavior: true,
  stayConnected: true,
  retryOnTimeout: true,
  blinkupBehavior: true,
  checkTimeout: true,
  connectTimeout: true,
  errorPolicy: true,
  waitPolicy: true,
  ackTimeout: true,
};

/**
 * Warns of what ConnectionManager ignores.
 * @param names - What a program gave as settings.
 * @returns A line for each name that no setting has.
 */
export function settingWarnings(names: readonly string[]): string[] {
  const unknown = names.filter((name) => !(name in SETTINGS)).sort();
  return unknown.map((name) => {
    const meant = didYouMean(name, Object.keys(SETTINGS)) || '.';
    return `warning: ConnectionManager has no setting ${name}, and ignores it${meant}`;
  });
}

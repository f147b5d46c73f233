import type { FetchPackages } from '../../targets/squirrel/vm.js';

/** Lets the first two that fetch packages wait for each other before they do. */
export function startTogether(fetch: FetchPackages): FetchPackages {
  const started: (() => void)[] = [];
  return async (order) => {
    await new Promise<void>((go) => {
      started.push(go);
      if (started.length === 2) for (const start of started) start();
    });
    await fetch(order);
  };
}

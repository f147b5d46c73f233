/** What Node has and an imp has not: its globals, and promises that are waited for. */
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';

const javascript = runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[];

/** Whether something is global in Node, but no part of JavaScript: `setTimeout`, for example. */
export function isNodeGlobal(name: string): boolean {
  return Object.hasOwn(globalThis, name) && !javascript.includes(name);
}

/**
 * Runs device programs: they do not find Node's globals, nor do the promises that they leave behind.
 * Only for a thread that does nothing else at the time.
 * @param run - Comes back before any of these promises goes on.
 * @param onRejected - Told of each rejected promise that nobody handles.
 * @returns What `run` has returned, when no promise is left that could go on.
 */
export async function withoutNode<Result>(
  run: () => Result,
  onRejected: (reason: unknown) => void,
): Promise<Result> {
  const showGlobals = hideGlobals();
  process.on('unhandledRejection', onRejected);
  try {
    const result = run();
    await setImmediate();
    return result;
  } finally {
    process.off('unhandledRejection', onRejected);
    showGlobals();
  }
}

/** @returns What brings them back. */
function hideGlobals(): () => void {
  const all = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
  const hidden = all.filter(([name]) => isNodeGlobal(name));
  for (const [name] of hidden) Reflect.deleteProperty(globalThis, name);
  return () => {
    for (const [name, property] of hidden) Object.defineProperty(globalThis, name, property);
  };
}

import type { ManagerWatcher } from './manager-watcher.js';

/** Holds that a callback or task has a turn of its own, later than that of its cause. */
export function takeTurn(manager: ManagerWatcher, causeTurn: number): void {
  const { world } = manager;
  const invariant = 'callbacks and tasks have later turns of their own';
  manager.hold(causeTurn < world.turn, invariant, 'in the turn of its cause');
  manager.hold(world.userTurn !== world.turn, invariant, 'two in a turn');
  world.userTurn = world.turn;
}

export * from '../../core/constants.js';
export {
  ConnectionManager,
  type DisconnectCallback,
  type EventCallback,
  type Task,
} from '../../core/connection-manager.js';
export type { Hardware, Imp, Platform, Server, Timer } from '../../core/platform.js';
export type { BlinkUpBehavior, Settings, StartBehavior } from '../../core/settings.js';

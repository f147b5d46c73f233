import { ConnectionManager, type Task } from '../connection-manager.js';
import { globalPlatform, type Platform } from '../platform.js';
import type { Settings } from '../settings.js';

/** The settings of ConnectionCaps: those of the manager, and how much it keeps. */
export interface CapsSettings extends Settings {
  /** The most messages that wait, at least 1. Default: no limit. */
  maxLogs?: number | null | undefined;

  /** The most tasks of `onNextConnect()` that wait, at least 1. Default: no limit. */
  maxTasks?: number | null | undefined;
}

function checkLimits(settings: CapsSettings | null): CapsSettings | null {
  for (const name of ['maxLogs', 'maxTasks'] as const) {
    const value: unknown = settings?.[name];
    if (value != null && (typeof value !== 'number' || value < 1))
      throw new Error(`ConnectionCaps: ${name} must be a number >= 1`);
  }
  return settings;
}

/**
 * A ConnectionManager whose queues have a limit: when one is full, its oldest entry is dropped.
 * The first line of the next connection says how many messages were.
 */
export class ConnectionCaps extends ConnectionManager {
  // The limits, null for none.
  private _ccMaxLogs: number | null = null;
  private _ccMaxTasks: number | null = null;

  // The tasks of onNextConnect(), oldest first.
  private readonly _ccTasks: Task[] = [];

  // Runs the first of them. The manager's queue has it once for each.
  private readonly _ccRun: Task = () => {
    const task = this._ccTasks.shift()!;
    task.call(this);
  };

  // The message that says how many were dropped, which is the first one then, and how many.
  private _ccNotice: object | null = null;
  private _ccDropped = 0;

  /**
   * Takes two settings besides those of ConnectionManager; null means the default:
   *
   *   maxLogs    the most messages that wait, >= 1; default: no limit
   *   maxTasks   the most tasks of onNextConnect() that wait, >= 1; default: no limit. Tasks of
   *              connectFor() do not count, and are never dropped
   *
   * @param settings - Table of settings, or null. It is not modified; other keys are ignored.
   * @param platform - The impOS globals as an object, as ConnectionManager takes them. Default:
   *   the real globals.
   * @throws When a setting has the wrong type or value; nothing has been touched by then.
   */
  constructor(settings: CapsSettings | null = null, platform: Platform = globalPlatform()) {
    super(checkLimits(settings), platform);
    this._ccMaxLogs = settings?.maxLogs ?? null;
    this._ccMaxTasks = settings?.maxTasks ?? null;
  }

  /**
   * Queues a task for the next time the imp is online, as ConnectionManager does. With maxTasks
   * tasks in the queue, the oldest one is dropped.
   *
   * @param callback - Function without parameters.
   * @returns The manager.
   * @throws When the callback is not a function.
   */
  override onNextConnect(callback: Task): this {
    if (this._ccMaxTasks === null || typeof callback !== 'function')
      return super.onNextConnect(callback);
    this._ccTasks.push(callback);
    if (this._ccTasks.length > this._ccMaxTasks) {
      // The manager's entry for it now stands for the next one.
      this._ccTasks.shift();
      return this;
    }
    return super.onNextConnect(this._ccRun);
  }

  /**
   * Logs with server.log(), as ConnectionManager does. With maxLogs messages in the queue, the
   * oldest one is dropped.
   *
   * @param message - Any value, null too; what is queued is its text.
   */
  override log(message: unknown): void {
    super.log(message);
    this._ccTrim();
  }

  /**
   * Logs with server.error(), as ConnectionManager does. With maxLogs messages in the queue, the
   * oldest one is dropped.
   *
   * @param message - Any value, null too; what is queued is its text.
   */
  override error(message: unknown): void {
    super.error(message);
    this._ccTrim();
  }

  // Drops the oldest message if there are too many. The first one to be dropped becomes the
  // notice, which keeps its place until it has been sent.
  private _ccTrim(): void {
    if (this._ccMaxLogs === null || !(0 in this._logs)) return;
    const oldest = this._logs[0];
    const isNotice = oldest === this._ccNotice;
    if (!isNotice) this._ccDropped = 0;
    if (this._logs.length - (isNotice ? 1 : 0) <= this._ccMaxLogs) return;
    if (isNotice) this._logs.splice(1, 1);
    this._ccDropped++;
    oldest[0] = 'log';
    oldest[2] = `${this._ccDropped} messages dropped`;
    this._ccNotice = oldest;
  }
}

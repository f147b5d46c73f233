/**
 * What an observer sees, as numbers, so that it is the same in JavaScript and in Squirrel. Behind
 * each kind stands what the two values of such an event are, `a` and `b`.
 */
export enum Kind {
  /** The program starts: the wake reason. */
  Boot,
  /** The program ends: its managers are gone. */
  Death,
  /** A constructor begins. */
  Make,
  /** A constructor has returned: whether the manager is as it should be. */
  Made,
  /** The fingerprint of the settings that a manager was given. */
  Settings,
  /** A turn in which something happens: whether the imp was idle since the last one. */
  Turn,
  /** The link is found changed: whether it is online. */
  Link,
  /** The flag is found changed, or isConnected() has returned it: 0, 1, or 2 for no boolean. */
  Flag,
  /** connect() is called: whether by the manager itself; whether a subclass refuses it. */
  Connect,
  /** connect() has returned: 0, 1, or 2 for no boolean. */
  ConnectEnd,
  /** disconnect() is called: 1 for force, 2 for by itself, 4 for refused; the flush timeout. */
  Disconnect,
  /** disconnect() has returned: 0, 1, or 2 for no boolean. */
  DisconnectEnd,
  /** A callback is registered: ten times its event, and its id; its number, 0 for none. */
  Register,
  /** onNextConnect() or connectFor() is called: the number of the task; whether marked. */
  Queue,
  /** It has returned: whether what it should. */
  QueueEnd,
  /** A method has returned the manager: whether it did. */
  Returned,
  /** setBlinkUpBehavior() is called: the behavior. */
  Behavior,
  /** log() or error() is called: the number of the message; 0 for log, 1 for error. */
  Log,
  /** It has returned: the number of the message; what time() says. */
  LogEnd,
  /** Something was called with a wrong argument: which thing; whether it threw. */
  Wrong,
  /** A callback runs: its number; 0 or 1 as its argument says, -1 for none. */
  Callback,
  /** A task runs: its number. */
  Task,
  /** A callback or task is over: whether it throws. */
  ScriptEnd,
  /** server.connect() is called: the number of the attempt; the timeout in milliseconds. */
  Attempt,
  /** It calls back: the number of the attempt; whether it succeeded. */
  Answer,
  /** The answer has been taken. */
  AnswerEnd,
  /** server.disconnect() is called. */
  ServerDisconnect,
  /** server.flush() is called: the timeout. */
  Flush,
  /** server.log() or error() is called: the message; 1 for error, 2 for one that was kept. */
  Send,
  /** It has returned: the send error code; when a message that was kept says it was logged. */
  Sent,
  /** server.setsendtimeoutpolicy() is called. */
  Policy,
  /** imp.enableblinkup() is called: with what. */
  Enable,
  /** imp.wakeup() has nothing to give. */
  Starved,
  /** imp.wakeup() gives a timer again. */
  Fed,
  /** The manager holds more timers than ever: how many. */
  Timers,
  /** imp.wakeup() is called with an interval below 0. */
  Interval,
  /** The link was not looked at for long: for how many milliseconds. */
  Late,
  /** An exception reaches impOS: whether it is the program's own. */
  Uncaught,
  /** All faults are over. */
  Calm,
  /** The life is over. */
  End,
}

/** Takes the events, in order. */
export interface Recorder {
  /**
   * @param at - Milliseconds since the start.
   * @param turn - The number of the turn.
   * @param kind - A `Kind`.
   * @param manager - The number of the manager, 0 where there is none.
   */
  record(at: number, turn: number, kind: Kind, manager: number, a: number, b: number): void;
}

import { Kind } from '../events.js';
import type { ManagerWatcher } from './manager-watcher.js';

/** Who watches an event of a manager; `a` and `b` are as `Kind` says. */
type Handler = (manager: ManagerWatcher, a: number, b: number) => void;

/** Lets what watches events of this kind see one. */
export function see(manager: ManagerWatcher, kind: Kind, a: number, b: number): void {
  handlers[kind]?.(manager, a, b);
}

const handlers: Partial<Record<Kind, Handler>> = {
  [Kind.Made]: (manager) => {
    manager.made();
  },
  [Kind.Policy]: (manager) => {
    manager.policies++;
  },
  [Kind.Flag]: ({ flag }, a) => {
    flag.shows(a);
  },
  [Kind.Connect]: ({ calls }, a, b) => {
    calls.connects(a, b);
  },
  [Kind.ConnectEnd]: (manager, a) => {
    manager.calls.returns(a, 'connect() makes one attempt, if offline');
    manager.settled();
  },
  [Kind.Disconnect]: ({ calls }, a, b) => {
    calls.disconnects(a, b);
  },
  [Kind.DisconnectEnd]: (manager, a) => {
    manager.calls.returns(a, 'disconnect() disconnects at once');
    manager.settled();
  },
  [Kind.Register]: ({ callbacks }, a, b) => {
    callbacks.registers(a, b);
  },
  [Kind.Queue]: ({ tasks }, a, b) => {
    tasks.queues(a, b);
  },
  [Kind.QueueEnd]: (manager, a) => {
    manager.tasks.queued(a);
    manager.settled();
  },
  [Kind.Returned]: (manager, a) => {
    manager.hold(a === 1, 'calls return what they should', 'not the manager');
    manager.settled();
  },
  [Kind.Behavior]: ({ blinkUp }, a) => {
    blinkUp.chooses(a);
  },
  [Kind.Log]: ({ messages }, a, b) => {
    messages.logs(a, b);
  },
  [Kind.LogEnd]: ({ messages }, a, b) => {
    messages.hasLogged(a, b);
  },
  [Kind.Wrong]: (manager, a, b) => {
    manager.hold(b === 1, 'wrong arguments are refused', `argument ${a}`);
  },
  [Kind.Callback]: (manager, a, b) => {
    manager.callbacks.runs(a, b);
    manager.settled();
  },
  [Kind.Task]: (manager, a) => {
    manager.tasks.runs(a);
    manager.settled();
  },
  [Kind.Attempt]: ({ attempts }, a) => {
    attempts.begins(a);
  },
  [Kind.Answer]: ({ attempts }, a, b) => {
    attempts.answered(a, b);
  },
  [Kind.AnswerEnd]: (manager) => {
    manager.attempts.answerEnds();
    manager.settled();
  },
  [Kind.ServerDisconnect]: ({ disconnects }) => {
    disconnects.happens();
  },
  [Kind.Flush]: ({ calls }) => {
    calls.flushes();
  },
  [Kind.Send]: ({ messages }, a, b) => {
    messages.sendBegins(a, b);
  },
  [Kind.Sent]: ({ messages }, a, b) => {
    messages.sendEnds(a, b);
  },
  [Kind.Enable]: ({ blinkUp }, a) => {
    blinkUp.enables(a);
  },
  [Kind.Starved]: ({ timers }) => {
    timers.starves();
  },
  [Kind.Fed]: ({ timers }) => {
    timers.feeds();
  },
  [Kind.Timers]: ({ timers }, a) => {
    timers.holds(a);
  },
  [Kind.Interval]: ({ timers }) => {
    timers.intervalBelowZero();
  },
  [Kind.Late]: ({ looks }, a) => {
    looks.late(a);
  },
};

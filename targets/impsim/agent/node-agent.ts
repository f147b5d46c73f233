import { plainData } from '../embedded/bridge.js';
import { mathOf, type NodeProgram } from '../node-program.js';
import type { AgentError, AgentGlobals, AgentProgram } from './agent.js';
import type { AgentWorld } from './imp-with-agent.js';

/** An agent in JavaScript. */
export class NodeAgent implements AgentProgram {
  /** What it finds as globals. */
  static readonly names = [
    ...['device', 'imp', 'server', 'http', 'time', 'date', 'Math'],
    ...['ENVIRONMENT_AGENT', 'ENVIRONMENT_CARD', 'ENVIRONMENT_MODULE'],
  ] as const satisfies (keyof AgentGlobals | 'Math')[];

  constructor(
    private readonly program: NodeProgram,
    private readonly world: AgentWorld,
  ) {}

  start({ device, ...globals }: AgentGlobals): void {
    const on: typeof device.on = (name, callback) => {
      device.on(name, (data) => {
        callback(plainData(data));
      });
    };
    const Math = mathOf(this.world);
    this.program.call({ ...globals, device: { ...device, on }, Math });
  }

  describe(error: unknown): AgentError {
    const message = error instanceof Error ? error.message : error;
    return { error: message, frames: this.program.framesOf(error) };
  }
}

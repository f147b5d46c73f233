/** Device programs in the embedded engine, in this process. */
import { startAgent } from '../../targets/impsim/agent/start-agent.js';
import { EmbeddedRun } from '../../targets/impsim/embedded/run.js';
import type { AgentSource, Run } from '../../targets/impsim/run.js';
import { sourceOf } from '../../targets/impsim/squirrel-source.js';
import type { Scenario, TraceKind } from '../../targets/simulator/imp.js';
import { linesOf } from './events.js';

/** What is run, and how. */
export interface EmbeddedOptions {
  device?: string;
  /** An agent in Squirrel, or one that is ready. */
  agent?: string | AgentSource | null;
  scenario?: Scenario;
  /** Default: a minute. */
  seconds?: number;
}

/** Runs a device in Squirrel, and its agent. */
export function runEmbedded({
  device = '',
  agent = null,
  scenario = {},
  seconds = 60,
}: EmbeddedOptions): Run {
  const source = typeof agent === 'string' ? squirrelAgent(agent) : agent;
  const options = { seconds, agent: source, startAgent };
  return new EmbeddedRun(sourceOf('device.nut', device), scenario, options).run();
}

export function squirrelAgent(text: string): AgentSource {
  return { kind: 'squirrel', source: sourceOf('agent.nut', text) };
}

/** The events of these kinds, as `at kind text`. */
export function recordsOf({ trace }: Run, ...kinds: readonly TraceKind[]): string[] {
  return linesOf(trace, ...kinds);
}

import type { Scenario } from '../../simulator/imp.js';
import { EmbeddedAgent, type AgentOptions } from '../embedded/agent.js';
import type { TestSession } from '../embedded/test-session.js';
import { compileProgram } from '../node-program.js';
import type { AgentSource } from '../run.js';
import { Agent } from './agent.js';
import type { AgentWorld, ImpWithAgent } from './imp-with-agent.js';
import { NodeAgent } from './node-agent.js';

/** An agent that runs. */
export interface StartedAgent {
  readonly agent: Agent;
  /** Its tests; null for none. */
  readonly session: TestSession | null;
}

/** Starts an agent beside its device, on the same clock, before the device's program starts. */
export function startAgent(
  source: AgentSource,
  imp: ImpWithAgent,
  scenario: Scenario,
  options: AgentOptions = {},
): StartedAgent {
  const world = imp.agentWorld(scenario);
  const program = makeProgram(source, world, options);
  const agent = new Agent(world, program, scenario);
  agent.start();
  return { agent, session: program instanceof EmbeddedAgent ? program.session : null };
}

function makeProgram(
  source: AgentSource,
  world: AgentWorld,
  options: AgentOptions,
): EmbeddedAgent | NodeAgent {
  if (source.kind === 'squirrel') return new EmbeddedAgent(source.source, world, options);
  const { file, bundle } = source.program;
  return new NodeAgent(compileProgram(file, bundle, NodeAgent.names), world);
}

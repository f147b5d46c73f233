import type { Scenario } from '../../simulator/imp.js';
import { EmbeddedAgent } from '../embedded/agent.js';
import { compileProgram } from '../node-program.js';
import type { AgentSource } from '../run.js';
import { Agent } from './agent.js';
import type { ImpWithAgent } from './imp-with-agent.js';
import { NodeAgent } from './node-agent.js';

/** Starts an agent beside its device, on the same clock, before the device's program starts. */
export function startAgent(
  source: AgentSource,
  imp: ImpWithAgent,
  scenario: Scenario,
  onPrint: (text: string) => void = () => undefined,
): Agent {
  const world = imp.agentWorld(scenario);
  const program =
    source.kind === 'squirrel'
      ? new EmbeddedAgent(source.source, world, onPrint)
      : new NodeAgent(
          compileProgram(source.program.file, source.program.bundle, NodeAgent.names),
          world,
        );
  const agent = new Agent(world, program, scenario);
  agent.start();
  return agent;
}

import { describeAgent, type AgentRecord } from './agent-events.js';
import { modelText } from './event-text.js';
import type { TraceEvent } from './events.js';
import { describeHardware } from './hardware/events.js';

const AGENT_KINDS: Readonly<Record<AgentRecord['kind'], true>> = {
  'agent.log': true,
  'agent.error': true,
  'agent.request': true,
  'agent.response': true,
  'agent.http': true,
  'agent.uncaught': true,
  'device.send': true,
};

/** What an event says besides its time and its kind, in a line. */
export function describeEvent(event: TraceEvent): string {
  if ('times' in event) return describeHardware(event);
  return isAgent(event) ? describeAgent(event) : modelText(event);
}

function isAgent(event: TraceEvent): event is AgentRecord {
  return event.kind in AGENT_KINDS;
}

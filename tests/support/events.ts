import { describeEvent } from '../../targets/simulator/describe-event.js';
import type { TraceEvent, TraceKind } from '../../targets/simulator/imp.js';

/** An event in a line: the time, the kind, and what it says. */
export function lineOf(event: TraceEvent): string {
  return wholeLine(event).trimEnd();
}

/** The same as a behaviour or a feature writes it, without the kind for a note. */
export function seenLine(event: TraceEvent): string {
  return event.kind === 'note' ? `${event.at} ${event.text}` : wholeLine(event);
}

function wholeLine(event: TraceEvent): string {
  return `${event.at} ${event.kind} ${describeEvent(event)}`;
}

/** The events of these kinds, a line each. */
export function linesOf(trace: readonly TraceEvent[], ...kinds: TraceKind[]): string[] {
  return trace.filter(({ kind }) => kinds.includes(kind)).map(lineOf);
}

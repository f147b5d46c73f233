import type { Feature } from '../feature.js';

/** Messages from the agent. */
export const agent: readonly Feature[] = [
  {
    title: 'a message from the agent reaches the function of its name, in a turn of its own',
    scenario: { agentMessages: [{ at: 5, name: 'set', data: 1 }] },
    steps: ['1 on set', '2 agentSends set'],
    see: ['agent.on'],
    expected: [
      '2000 agent.on set',
      '2000 got set and data',
      '5000 agent.on set',
      '5000 got set and data',
    ],
  },
  {
    title: 'a message from the agent is lost where nobody is there for it, or the imp is offline',
    steps: ['1 agentSends set', '2 on set', '3 disconnect', '4 agentSends set'],
    see: ['agent.on'],
    expected: ['1000 agent.on set lost', '4000 agent.on set lost'],
  },
  {
    title: 'a message from the agent waits for the end of what blocks',
    scenario: { agentMessages: [{ at: 2, name: 'set' }] },
    steps: ['0 on set', '1 script block'],
    scripts: { block: ['sleep 3', 'note awake'] },
    expected: ['4000 awake', '4000 got set'],
  },
];

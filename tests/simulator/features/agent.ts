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
  {
    title: 'the agent answers a message by its name, once it has arrived',
    scenario: {
      agent: [
        { on: 'ask', after: 0.2, send: 'answer', data: 7 },
        { on: 'ask', send: 'first' },
        { on: 'other', send: 'answer' },
      ],
    },
    steps: ['0 on answer', '0 on first', '1 send ask'],
    see: ['agent.send', 'agent.on'],
    expected: [
      ...['1000 agent.send 0 ask 1', '1050 agent.on first', '1050 got first'],
      ...['1250 agent.on answer', '1250 got answer and data'],
    ],
  },
  {
    title: 'an answer of the agent is lost when the imp is offline by then',
    scenario: { agent: [{ on: 'ask', after: 5, send: 'answer' }] },
    steps: ['0 on answer', '1 send ask', '2 disconnect', '3 send ask'],
    see: ['agent.send', 'agent.on'],
    expected: ['1000 agent.send 0 ask 1', '3000 agent.send 1 ask 1', '6050 agent.on answer lost'],
  },
  {
    title: 'a message on a dead link reaches the agent when the network is back in time',
    scenario: { agent: [{ on: 'ask', send: 'answer' }] },
    steps: ['0 on answer', '1 stale', '2 send ask', '9 restore'],
    seconds: 200,
    see: ['agent.on'],
    expected: ['9050 agent.on answer', '9050 got answer'],
  },
  {
    title: 'a message on a dead link never reaches the agent when impOS notices first',
    scenario: { agent: [{ on: 'ask', send: 'answer' }], staleDuration: 10 },
    steps: ['0 on answer', '1 stale', '2 send ask', '20 restore'],
    see: ['agent.on'],
    expected: [],
  },
  {
    title: 'an answer on a dead link arrives when the network is back in time, else it is lost',
    scenario: { agent: [{ on: 'ask', after: 2, send: 'answer' }], staleDuration: 10 },
    steps: [
      ...['0 on answer', '1 send ask', '2 stale', '9 restore'],
      ...['20 send ask', '21 stale', '40 restore'],
    ],
    see: ['agent.on'],
    expected: ['9000 agent.on answer', '9000 got answer', '41500 agent.on answer lost'],
  },
  {
    title: 'a large message reaches the agent once the network has taken it',
    scenario: { agent: [{ on: 'ask', send: 'answer' }], drainRate: 1000 },
    steps: ['0 on answer', '1 logBytes 3000', '1 send ask', '2 disconnect'],
    see: ['agent.on', 'dropped'],
    expected: ['2000 dropped 1461 bytes'],
  },
  {
    title: 'what left the send buffer before the link was closed still arrives',
    scenario: { agent: [{ on: 'ask', send: 'answer' }] },
    steps: ['1 send ask', '1.01 disconnect'],
    see: ['agent.on', 'dropped'],
    expected: ['1050 agent.on answer lost'],
  },
];

/** Real agents beside their device. */
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { bundle } from '../../targets/impsim/bundle.js';
import { compileProgram } from '../../targets/impsim/node-program.js';
import { runInNode } from '../../targets/impsim/node.js';
import type { AgentSource, Run } from '../../targets/impsim/run.js';
import type { Scenario, TraceKind } from '../../targets/simulator/imp.js';
import { recordsOf, runEmbedded, squirrelAgent } from '../support/embedded.js';
import { folderWith } from '../support/files.js';
import { impsim } from './impsim.js';

const ALL: TraceKind[] = ['agent.log', 'agent.error', 'agent.on', 'log', 'agent.uncaught'];

function records(run: Run, kinds: readonly TraceKind[] = ALL): string[] {
  return recordsOf(run, ...kinds);
}

async function javascript(t: ExecutionContext, text: string): Promise<AgentSource> {
  const folder = await folderWith(t, { 'agent.js': text });
  const file = join(folder, 'agent.js');
  return { kind: 'node', program: { file, bundle: await bundle(file) } };
}

const POLICY = 'server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);\n';

const ASKS = `agent.on("settings", function(settings) {
    server.log(settings.name + " " + (settings.seconds / 2));
});
agent.send("settings?", { id = 7, floats = [1.0, 2.5], name = "ä" });
`;

test('a question reaches the agent, and its answer the device', (t) => {
  const agent = `device.on("settings?", function(question) {
    server.log(question.id / 2 + " " + question.floats[0] / 2 + " " + question.name);
    device.send("settings", { seconds = 5.0, name = "ö" });
});
`;
  t.deepEqual(records(runEmbedded({ device: ASKS, agent })), [
    '50 agent.log 3 0.5 ä',
    '100 agent.on settings',
    '100 log 0 ö 2.5',
  ]);
});

test('an agent in JavaScript answers a device in Squirrel', async (t) => {
  const agent = await javascript(
    t,
    `device.on('settings?', (question) => {
  server.log(question);
  device.send('settings', { seconds: 5, name: 'ö' });
});
`,
  );
  t.deepEqual(records(runEmbedded({ device: ASKS, agent })), [
    '50 agent.log {"floats":[1,2.5],"id":7,"name":"ä"}',
    '100 agent.on settings',
    '100 log 0 ö 2',
  ]);
});

test('an agent in Squirrel answers a device in JavaScript', async (t) => {
  const folder = await folderWith(t, {
    'device.js': `agent.on('half', (half) => server.log('half ' + half));
const data = { of: 5 };
agent.send('half?', data);
data.of = 8;
`,
  });
  const file = join(folder, 'device.js');
  const program = compileProgram(file, await bundle(file));
  const agent = squirrelAgent(
    'device.on("half?", function(data) { device.send("half", data.of / 2.0); });',
  );
  t.deepEqual(records(runInNode(program, {}, { seconds: 5, agent })), [
    '100 agent.on half',
    '100 log 0 half 2.5',
  ]);
});

test('a blob stays a blob on its way to the agent and back', (t) => {
  const device = `agent.on("back", function(data) { server.log(typeof data + " " + data[1]); });
local data = blob(2);
data[1] = 255;
agent.send("data", data);
`;
  const agent = 'device.on("data", function(data) { device.send("back", data); });';
  t.deepEqual(records(runEmbedded({ device, agent })), ['100 agent.on back', '100 log 0 blob 255']);
});

test('the agent notices at once that the device has disconnected, and late that it is gone', (t) => {
  const device = `${POLICY}imp.wakeup(10, function() { server.disconnect(); });
imp.wakeup(20, function() { server.connect(null, 60); });
`;
  const agent = `device.onconnect(function() { server.log("connected"); });
device.ondisconnect(function() { server.log("gone"); });
`;
  const scenario: Scenario = { network: [{ at: 30, up: false }], agentNoticeDuration: 100 };
  t.deepEqual(records(runEmbedded({ device, agent, scenario, seconds: 200 })), [
    '0 agent.log connected',
    '10000 agent.log gone',
    '21500 agent.log connected',
    '130000 agent.log gone',
  ]);
});

test('a device that comes back before the agent has noticed has a new connection', (t) => {
  const agent = `device.onconnect(function() { server.log("connected"); });
device.ondisconnect(function() { server.log("gone"); });
`;
  const gap = (silent: boolean): Scenario => ({
    network: [
      { at: 10, up: false, silent },
      { at: 20, up: true },
    ],
  });
  const connected = '0 agent.log connected';
  t.deepEqual(records(runEmbedded({ device: POLICY, agent, scenario: gap(true) })), [connected]);
  t.deepEqual(records(runEmbedded({ device: POLICY, agent, scenario: gap(false) })), [
    connected,
    '21500 agent.log gone',
    '21500 agent.log connected',
  ]);
});

test('what the agent sends is refused, lost, or delivered, as the link is', (t) => {
  const device = `${POLICY}agent.on("tick", function(n) { server.log("tick " + n); });
imp.wakeup(25, function() { server.disconnect(); });
`;
  const agent = `local n = 0;
function tick() {
    imp.wakeup(10, tick);
    n++;
    server.log(n + " " + device.isconnected() + " " + device.send("tick", n));
}
imp.wakeup(1, tick);
`;
  const scenario: Scenario = {
    network: [
      { at: 5, up: false, silent: true },
      { at: 15, up: true },
    ],
  };
  t.deepEqual(records(runEmbedded({ device, agent, scenario, seconds: 35 })), [
    ...['1000 agent.log 1 true 0', '1050 agent.on tick', '1050 log 0 tick 1'],
    // On the dead link it waits for the network.
    ...['11000 agent.log 2 true 0', '15000 agent.on tick', '15000 log 0 tick 2'],
    ...['21000 agent.log 3 true 0', '21050 agent.on tick', '21050 log 0 tick 3'],
    '31000 agent.log 4 false 1',
  ]);
});

test('HTTP requests are answered by the scenario, and by nothing else', (t) => {
  const agent = `local function show(response) {
    server.log(response.statuscode + " " + response.body);
}
http.get("https://a.example.com/x").sendasync(show);
http.post("https://a.example.com/x", {}, "body").sendasync(show);
show(http.put("https://b.example.com", {}, "").sendsync());
local cancelled = http.request("GET", "https://a.example.com", {}, "");
cancelled.sendasync(show);
cancelled.cancel();
`;
  const scenario: Scenario = {
    agentResponses: [
      { url: 'https://a.', method: 'post', status: 201, body: { ok: [1] }, after: 2 },
      { url: 'https://a.example.com', body: 'text' },
    ],
  };
  t.deepEqual(records(runEmbedded({ agent, scenario }), ['agent.log', 'agent.http']), [
    '0 agent.http PUT https://b.example.com 6 (the scenario has no response)',
    '0 agent.log 6',
    '300 agent.http GET https://a.example.com/x 200',
    '300 agent.log 200 text',
    '2000 agent.http POST https://a.example.com/x 201',
    '2000 agent.log 201 {"ok":[1]}',
  ]);
});

test('requests of the scenario reach the agent, which responds at once or later', (t) => {
  const agent = `http.onrequest(function(request, response) {
    server.log(http.jsonencode(request));
    response.header("X", "y");
    imp.wakeup(1, function() { response.send(200, "done"); });
});
`;
  const scenario: Scenario = {
    agentRequests: [
      { at: 2, path: '/led', query: { on: '1' } },
      { at: 5, method: 'POST', body: { a: 1 }, headers: { b: 'c' } },
    ],
  };
  const kinds: TraceKind[] = ['agent.log', 'agent.request', 'agent.response'];
  t.deepEqual(records(runEmbedded({ agent, scenario }), kinds), [
    '2000 agent.request GET /led?on=1',
    '2000 agent.log {"headers":{},"method":"GET","body":"","path":"/led","query":{"on":"1"}}',
    '3000 agent.response 200 done',
    '5000 agent.request POST',
    '5000 agent.log {"headers":{"b":"c"},"method":"POST","body":"{\\"a\\":1}","path":"","query":{}}',
    '6000 agent.response 200 done',
  ]);
  t.deepEqual(
    records(runEmbedded({ agent: '', scenario }), ['agent.request'])[0],
    '2000 agent.request GET /led?on=1 lost',
  );
});

test('http encodes and decodes', (t) => {
  const agent = `server.log(http.agenturl());
server.log(http.urlencode({ a = "b c&" }));
server.log(http.urldecode("a=b+c%26").a);
server.log(http.base64encode("\\x00\\xff"));
local data = http.base64decode("AP8=");
server.log(data.len() + " " + data[1]);
server.log(http.base64encode(data));
server.log(http.jsondecode(@"{ ""a"": [1, 2.5, null] }").a[1]);
try { http.jsondecode("{"); } catch (error) { server.error("no JSON"); }
`;
  t.deepEqual(
    records(runEmbedded({ agent })).map((each) => each.slice(2)),
    [
      'agent.log https://agent.electricimp.com/simulated',
      'agent.log a=b+c%26',
      'agent.log b c&',
      'agent.log AP8=',
      'agent.log 2 255',
      'agent.log AP8=',
      'agent.log 2.5',
      'agent.error no JSON',
    ],
  );
});

test('an agent that dies starts again, without its timers and globals, with what it saved', (t) => {
  const agent = `count <- ("count" in getroottable()) ? count + 1 : 1;
server.log(count + " " + ("n" in server.load()));
server.save({ n = 1.0 });
imp.wakeup(3, function() { server.log("late"); });
imp.wakeup(1, function() { throw "boom"; });
`;
  const result = runEmbedded({ agent, seconds: 4 });
  t.deepEqual(records(result), [
    '0 agent.log 1 false',
    '1000 agent.uncaught boom',
    '3000 agent.log 1 true',
    '4000 agent.uncaught boom',
  ]);
  t.deepEqual(result.uncaught[0]?.frames, [{ file: 'agent.nut', line: 5, name: '' }]);
});

test('random numbers of an agent depend on the seed only', async (t) => {
  const agents = ['server.log(math.rand());', await javascript(t, 'server.log(Math.random());')];
  for (const agent of agents) {
    const drawn = (seed: number) =>
      records(runEmbedded({ agent, scenario: { seed }, seconds: 1 }))[0];
    t.is(drawn(1), drawn(1));
    t.not(drawn(1), drawn(2));
  }
});

test('an agent that never returns ends the run', (t) => {
  const { failure } = runEmbedded({ agent: 'while (true);' });
  t.regex(failure ?? '', /^The agent hangs/);
});

test('impsim --agent shows both sides, and where an agent died', async (t) => {
  const folder = await folderWith(t, {
    'device.nut': ASKS,
    'agent.nut': 'device.on("settings?", function(question) {\n    question.none();\n});\n',
  });
  const args = ['device.nut', '--agent', 'agent.nut', '--for', '1s'];
  const { exitCode, stdout, stderr } = await impsim(folder, ...args);
  t.is(exitCode, 1);
  t.is(
    stdout.split('\n')[0],
    "00:00:00 online, send settings?, agent DIED: the index 'none' does not exist",
  );
  t.is(stderr, "the agent died at 00:00:00: the index 'none' does not exist\n    at agent.nut:2\n");
});

test('impsim --agent refuses what it cannot run', async (t) => {
  const folder = await folderWith(t, { 'd.nut': '', 'a.py': '', 'a.nut': 'x(' });
  const stderr = async (...args: string[]) => (await impsim(folder, 'd.nut', ...args)).stderr;
  t.is(await stderr('--agent', 'a.py'), 'impsim: --agent: a.py is none of .nut, .ts and .js.\n');
  t.regex(await stderr('--agent', 'a.nut'), /^impsim: a\.nut:1: /);
  t.regex(await stderr('--agent', 'a.nut', '--vm', 'squirrel'), /does not work with --vm squirrel/);
  t.regex(await stderr('--agent', 'none.nut'), /^impsim: cannot read the program none\.nut/);
});

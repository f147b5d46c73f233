/** Small things that public device programs do, and what comes of them. */
import test from 'ava';
import type { Scenario, TraceKind } from '../../targets/simulator/imp.js';
import { recordsOf, runEmbedded } from '../support/embedded.js';

interface Case {
  title: string;
  device: string;
  scenario?: Scenario;
  seconds?: number;
  see?: TraceKind[];
  expected: string[];
}

const cases: Case[] = [
  {
    title: 'bindenv() keeps its object alive',
    device: `class Lamp {
    place = null;
    constructor(where) {
        place = where;
        imp.wakeup(1, function() { server.log("lamp " + place); }.bindenv(this));
    }
}
Lamp("hall");
`,
    expected: ['1000 log 0 lamp hall'],
  },
  {
    title: 'a light that flashes is recorded',
    device: `hardware.pin9.configure(DIGITAL_OUT, 0);
on <- 0;
function flash() {
    imp.wakeup(1, flash);
    on = 1 - on;
    hardware.pin9.write(on);
}
flash();
`,
    seconds: 2,
    see: ['pin'],
    expected: [
      '0 pin pin9 configure DIGITAL_OUT 0',
      ...['0 pin pin9 write 1', '1000 pin pin9 write 0', '2000 pin pin9 write 1'],
    ],
  },
  {
    title: 'blobs read and write texts',
    device: `local data = blob();
data.writestring("hello");
server.log(data.tostring());
data.seek(1);
server.log(data.readstring(3));
`,
    expected: ['0 log 0 hello', '0 log 0 ell'],
  },
  {
    title: 'date() takes a second argument',
    device: "server.log(date(1704067200, 'u').hour);",
    expected: ['0 log 0 0'],
  },
  {
    title: 'a program that loops over imp.sleep() ends with the run',
    device: `local n = 0;
while (true) {
    agent.send("reading", n++);
    imp.sleep(5);
}
`,
    seconds: 12,
    see: ['agent.send'],
    expected: [0, 5, 10].map((at, n) => `${at * 1000} agent.send 0 reading ${n}`),
  },
  {
    title: 'a program that waits for the clock goes on',
    device: `local start = hardware.millis();
while (hardware.millis() - start < 10) {}
server.log("10 ms later");
`,
    expected: ['10 log 0 10 ms later'],
  },
  {
    title: 'a cold start without a network calls the handler, and the program comes back',
    device: `server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
function tryAgain(reason) {
    if (reason != SERVER_CONNECTED) {
        server.connect(tryAgain, 60);
    } else {
        server.log("back");
    }
}
server.onunexpecteddisconnect(tryAgain);
`,
    scenario: {
      network: [
        { at: 0, up: false },
        { at: 200, up: true },
      ],
    },
    seconds: 300,
    see: ['unexpected', 'log'],
    expected: ['50000 unexpected NO_WIFI', '201500 log 0 back'],
  },
  {
    title: 'imp.net.info() knows the signal',
    device: `local info = imp.net.info();
server.log("signal " + info.interface[info.active].rssi);
`,
    expected: ['0 log 0 signal -60'],
  },
  {
    title: 'code of an agent dies of what only agents have',
    device: 'device.on("reading", function(value) { device.send("thanks", null); });',
    scenario: { restartDelay: null },
    see: ['uncaught'],
    expected: ["0 uncaught the index 'device' does not exist"],
  },
  {
    title: 'a program that asks its agent sleeps as long as the scenario answers',
    device: `agent.on("settings", function(settings) {
    server.log("report every " + settings.seconds);
    imp.onidle(function() { server.sleepfor(settings.seconds); });
});
agent.send("settings?", null);
`,
    scenario: {
      agent: [{ on: 'settings?', after: 0.2, send: 'settings', data: { seconds: 600 } }],
    },
    see: ['agent.on', 'log', 'sleep'],
    expected: ['250 agent.on settings', '250 log 0 report every 600', '350 sleep 600000 ms'],
  },
  {
    title: 'mathematics is in math only',
    device: 'server.log(math.abs(-3)); server.log(abs(-3));',
    scenario: { restartDelay: null },
    see: ['log', 'uncaught'],
    expected: ['0 log 0 3', "0 uncaught the index 'abs' does not exist"],
  },
  {
    title: 'server.sleepuntil() sleeps until a time of day',
    device: 'imp.onidle(function() { server.sleepuntil(6, 0); });',
    seconds: 86400,
    see: ['sleep', 'boot'],
    expected: [
      ...['100 sleep 21599900 ms', '21600000 boot wake reason 1'],
      '21600000 sleep 86400000 ms',
    ],
  },
];

for (const { title, device, scenario = {}, seconds = 60, see = [], expected } of cases) {
  test(title, (t) => {
    const kinds = see.length === 0 ? (['log'] as const) : see;
    t.deepEqual(recordsOf(runEmbedded({ device, scenario, seconds }), ...kinds), expected);
  });
}

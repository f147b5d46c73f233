/** Device programs in Squirrel that start again: what they find. */
import test from 'ava';
import { traceInSquirrel } from '../../targets/impsim/squirrel.js';
import { squirrelVm } from '../../targets/squirrel/vm.js';
import { linesOf } from '../support/events.js';

for (const bits of [32, 64] as const) {
  test(`a program keeps nv over a sleep, and no other global, on the ${bits}-bit VM`, async (t) => {
    const source = `
server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 5);
local root = getroottable();
if (!("nv" in root)) nv <- { starts = 0 };
nv.starts++;
server.connect(function(reason) {
    server.log("start " + nv.starts + " " + hardware.wakereason() + " " + ("other" in root));
    other <- true;
    delete root.time;
    if (nv.starts < 3) server.sleepfor(60);
    server.log("time" in root);
    server.restart();
}, 10);
`;
    const program = { name: 'x.device.nut', source };
    const trace = await traceInSquirrel(await squirrelVm(bits), program, { boot: 'warm' }, 130);
    t.deepEqual(linesOf(trace, 'log'), [
      ...['1500 log 0 start 1 1 false', '63100 log 0 start 2 1 false'],
      ...['124700 log 0 start 3 1 false', '124700 log 0 false'],
    ]);
    t.deepEqual(
      trace.filter(({ kind }) => kind === 'uncaught'),
      [],
    );
  });
}

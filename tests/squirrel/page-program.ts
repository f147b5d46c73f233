/** What a page runs: a program in the engine, on a simulated imp, whose timeline it shows. */
import { EmbeddedRun } from '../../targets/impsim/embedded/run.js';
import { sourceOf } from '../../targets/impsim/squirrel-source.js';
import { timeline } from '../../targets/impsim/timeline.js';

const program = `function blink() {
    imp.wakeup(60, blink);
    server.log("free " + (imp.getmemoryfree() > 0) + " at " + hardware.millis());
}
blink();
`;

const scenario = { network: [{ at: 90, up: false }] };
const run = new EmbeddedRun(sourceOf('blink.nut', program), scenario, { seconds: 150 }).run();
Object.assign(globalThis, { story: timeline(run.trace).join('\n') });

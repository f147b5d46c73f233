// Measures every ten minutes, and reports what it has at six in the morning.
const root = getroottable();
if (!('nv' in root)) root.nv = { levels: [] };
root.nv.levels.push(hardware.lightlevel());

if (date().hour === 6 && date().min === 0) {
  server.connect();
  agent.send('levels', root.nv.levels);
  root.nv = { levels: [] };
}
imp.onidle(() => {
  if (date().hour < 6) server.sleepuntil(6, 0);
  else server.sleepfor(600);
});

/** Flash, sampler, DAC, measurements, identity, and the modules as tables. */
import test from 'ava';
import type { Blob } from '../../targets/imp/blob.js';
import { DeviceImp } from '../../targets/simulator/device-imp.js';
import { run, traced } from './support.js';

test('the flash keeps what was written, over a sleep as well; bits only become 0', (t) => {
  const seen: unknown[] = [];
  const imp = run(({ hardware, server, imp, ...constants }) => {
    const flash = hardware.spiflash;
    flash.enable();
    seen.push(flash.read(4094, 4).tostring());
    if (hardware.wakereason() === constants.WAKEREASON_POWER_ON) {
      seen.push(flash.write(4095, 'ab'), flash.write(4095, '\x60'));
      imp.onidle(() => {
        server.sleepfor(10);
      });
    } else {
      flash.erasesector(0);
      seen.push(flash.read(4094, 4).tostring());
    }
  }, 30);
  t.deepEqual(seen, ['\xff\xff\xff\xff', 0, 0, '\xff\x60b\xff', '\xff\xffb\xff']);
  t.deepEqual(traced(imp, 'spiflash').slice(0, 2), [
    '0 spiflash read 0xffe, 4 bytes',
    '0 spiflash write 0xfff, 2 bytes',
  ]);
});

test('the flash checks what it writes if it is asked to, and its addresses always', (t) => {
  const { hardware, SPIFLASH_PREVERIFY, SPIFLASH_POSTVERIFY } = new DeviceImp({}).platform;
  const flash = hardware.spiflash;
  flash.write(0, '\x0f');
  t.is(flash.write(0, '\xf0', SPIFLASH_PREVERIFY), SPIFLASH_PREVERIFY);
  t.is(flash.read(0, 1)[0], 0x0f);
  t.is(flash.write(0, '\xf0', SPIFLASH_POSTVERIFY), SPIFLASH_POSTVERIFY);
  t.is(flash.read(0, 1)[0], 0);
  t.throws(() => flash.read(flash.size(), 1), { message: /needs addresses from 0 to 4194303/ });
});

test('the sampler fills its buffers in turn, at its rate', (t) => {
  const seen: string[] = [];
  const imp = run(
    (platform) => {
      const { hardware, imp, ANALOG_IN, blob } = platform;
      hardware.pin1.configure(ANALOG_IN);
      const note = (buffer: Blob | null, length: number) => {
        seen.push(`${hardware.millis()} ${length} ${buffer?.[0]} ${buffer?.[1]}`);
      };
      hardware.sampler.configure(hardware.pin1, 1000, [blob(200), blob(200)], note);
      hardware.sampler.start();
      imp.wakeup(0.25, () => {
        hardware.sampler.stop();
      });
    },
    5,
    { inputs: { pin1: [{ at: 0, value: 0x1234 }] } },
  );
  t.deepEqual(seen, ['100 200 52 18', '200 200 52 18', '250 100 52 18']);
  t.is(imp.died, null);
});

test('the sampler ends with the program', (t) => {
  const imp = run(({ hardware, server, imp, blob }) => {
    hardware.sampler.configure(hardware.pin1, 1000, [blob(2000)], () => undefined);
    hardware.sampler.start();
    imp.onidle(() => {
      server.sleepfor(100);
    });
  }, 50);
  t.deepEqual(traced(imp, 'sampler'), ['0 sampler configure pin1 1000 Hz', '0 sampler start']);
});

test('the DAC plays its buffers, and says when it has none left', (t) => {
  const seen: string[] = [];
  run(({ hardware, blob, ANALOG_OUT }) => {
    hardware.pin1.configure(ANALOG_OUT, 0);
    const dac = hardware.fixedfrequencydac;
    dac.configure(hardware.pin1, 8000, [blob(1600), blob(3200)], (buffer) => {
      seen.push(`${hardware.millis()} ${buffer?.len() ?? 'none'}`);
    });
    dac.start();
  }, 5);
  t.deepEqual(seen, ['100 1600', '300 3200', '300 none']);
});

test('the imp measures 3.3 V, some light and a signal, or what the scenario says', (t) => {
  const seen: number[] = [];
  const measure = ({ hardware, imp }: DeviceImp['platform']) => {
    seen.push(hardware.voltage(), hardware.vbat(), hardware.lightlevel(), imp.rssi());
  };
  run(measure, 0);
  run(measure, 0, { network: [{ at: 0, up: false }] });
  run(measure, 0, { inputs: { voltage: [{ at: 0, value: 2.9 }], lightlevel: () => 7 } });
  t.deepEqual(seen, [3.3, 3.3, 30000, -60, 3.3, 3.3, 30000, 0, 2.9, 3.3, 7, -60]);
});

test('the network information has signal, names and addresses when online', (t) => {
  const { imp } = new DeviceImp({}).platform;
  const { interface: interfaces, active, ipv4 } = imp.net.info();
  t.like(interfaces[active!], { type: 'wifi', connected: true, rssi: -60, channel: 6 });
  t.is(interfaces[active!]?.macaddress, imp.getmacaddress());
  t.like(ipv4, { gateway: '192.168.1.1', netmask: '255.255.255.0', dnsservers: ['192.168.1.1'] });
  const offline = new DeviceImp({ boot: 'warm' }).platform.imp.net.info();
  t.deepEqual(Object.keys(offline), ['interface']);
  t.deepEqual(Object.keys(offline.interface[0]!), ['type', 'connected', 'macaddress']);
});

test('identity and configuration have the shapes that programs expect', (t) => {
  const { imp, hardware, ENVIRONMENT_CARD } = new DeviceImp({ impos: 40 }).platform;
  t.regex(imp.getmacaddress(), /^[0-9a-f]{12}$/);
  t.regex(hardware.getdeviceid(), /^[0-9a-f]{16}$/);
  t.is(imp.configparams['deviceid'], hardware.getdeviceid());
  t.regex(imp.getsoftwareversion(), / - release-40\./);
  t.is(imp.environment(), ENVIRONMENT_CARD);
  t.is(imp.info().type, 'imp001');
  imp.setpowersave(true);
  t.true(imp.getpowersave());
  imp.setuserconfiguration('abc');
  t.is(imp.getuserconfiguration(), 'abc');
});

test('a search for networks blocks, or calls back', (t) => {
  const imp = run(({ imp, server, hardware }) => {
    server.log(imp.scanwifinetworks()?.[0]?.ssid);
    server.log(hardware.millis());
    imp.scanwifinetworks((networks) => {
      server.log(`${hardware.millis()} ${networks[0]?.ssid}`);
    });
  }, 10);
  t.deepEqual(traced(imp, 'log'), [
    '2000 log 0 simulated',
    '2000 log 0 2000',
    '4000 log 0 4000 simulated',
  ]);
});

test('calls that only say something are in the trace', (t) => {
  const imp = run(({ server, imp }) => {
    server.expectonlinein(3600);
    server.show('hello');
    imp.configure('Lamp', [], []);
    imp.setpowersave(true);
    server.bless(true, (isBlessed) => server.log(isBlessed));
  }, 1);
  t.deepEqual(traced(imp, 'call', 'log'), [
    '0 call server.expectonlinein(3600)',
    '0 call server.show("hello")',
    '0 call imp.configure("Lamp", array, array)',
    '0 call imp.setpowersave(true)',
    '0 call server.bless(true, function)',
    '0 log 0 true',
  ]);
});

for (const [call, wake] of [
  [[6, 0], 6 * 3600],
  [[6, 0, 30], 6 * 3600 + 30],
  [[0, 0], 86400],
  // 1 January 2024 was a Monday.
  [[12, 0, 0, 1], 12 * 3600],
  [[0, 0, 0, 1], 7 * 86400],
  [[6, 0, 0, 0], 6 * 86400 + 6 * 3600],
] as const) {
  test(`sleepuntil(${call.join(', ')}) at midnight wakes after ${wake} s`, (t) => {
    for (const module of ['server', 'imp'] as const) {
      const [hour, minute, second, day] = call;
      const imp = run((platform) => {
        platform.imp.onidle(() => {
          if (module === 'server') platform.server.sleepuntil(hour, minute, second, day);
          else platform.imp.deepsleepuntil(hour, minute, second, day);
        });
      }, wake);
      t.deepEqual(traced(imp, 'boot'), [`${wake * 1000} boot wake reason 1`]);
    }
  });
}

test('what is no time of day is refused', (t) => {
  const imp = run(({ server }) => server.sleepuntil(25, 0), 0);
  t.regex(
    traced(imp, 'uncaught')[0]!,
    /server.sleepuntil\(\) needs an hour up to 23, .*got 25, 0, 0, 0$/,
  );
});

test('modules take new slots, which are gone when they are renewed', (t) => {
  const imp = new DeviceImp({});
  const { platform } = imp;
  for (const module of ['server', 'imp', 'hardware', 'agent'] as const) {
    Reflect.set(platform[module], 'mine', 7);
    t.is(Reflect.get(platform[module], 'mine'), 7, module);
  }
  Reflect.set(platform.hardware, 'pin9', 'stub');
  Reflect.set(platform.imp, 'rssi', () => -1);
  t.is(platform.hardware.pin9, 'stub' as never);
  t.is(platform.imp.rssi(), -1);
  imp.renewModules();
  t.false('mine' in platform.hardware);
  t.is(platform.hardware.pin9.read(), 0);
  t.is(platform.imp.rssi(), -60);
});

test('functions of modules need no object in front', (t) => {
  const imp = run(({ server, imp, hardware }) => {
    const log: (text: unknown) => void = Reflect.get(server, 'log');
    const millis: () => number = Reflect.get(hardware, 'millis');
    imp.wakeup(1, () => {
      log(millis());
    });
  }, 2);
  t.deepEqual(traced(imp, 'log'), ['1000 log 0 1000']);
});

test('hardware has each pin and bus that an imp could have, and nothing else', (t) => {
  const { hardware } = new DeviceImp({}).platform;
  for (const name of ['pin9', 'pinYM', 'i2cXDC', 'spiLGDK', 'uart1289'])
    t.true(name in hardware, name);
  for (const name of ['pin10', 'i2c', 'connect', 'usb']) t.false(name in hardware, name);
  t.is(Reflect.get(hardware, 'pin10'), undefined);
  t.is(hardware.pin9, hardware.pin9);
});

test('a silent scenario keeps no records of the hardware', (t) => {
  const imp = run(({ hardware, DIGITAL_OUT }) => hardware.pin1.configure(DIGITAL_OUT, 1), 0, {
    silent: true,
  });
  t.deepEqual(imp.trace, []);
});

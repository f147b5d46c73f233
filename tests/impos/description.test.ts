/** The description of impOS, and the types that must agree with it. */
import test, { type ExecutionContext } from 'ava';
import { Project, SyntaxKind, type InterfaceDeclaration, type Signature } from 'ts-morph';
import {
  constants,
  globals,
  I2C_NAMES,
  isImpOs,
  objects,
  PIN_NAMES,
  portOf,
  SPI_NAMES,
  UART_NAMES,
  type Members,
  type Method,
  type ObjectName,
} from '../../targets/impos/index.js';
import type { Value } from '../../targets/impos/description.js';
import { SimulatedImp } from '../../targets/simulator/imp.js';
import { root } from '../support/files.js';

const project = new Project({ tsConfigFilePath: `${root}targets/imp/tsconfig.json` });
project.addSourceFilesAtPaths(`${root}targets/simulator/platform.ts`);

/** The types for device programs. */
const deviceTypes = {
  server: interfaceOf('targets/imp/server.ts', 'DeviceServer'),
  imp: interfaceOf('targets/imp/imp-module.ts', 'DeviceImp'),
  net: interfaceOf('targets/imp/imp-module.ts', 'Net'),
  hardware: interfaceOf('targets/imp/hardware.ts', 'DeviceHardware'),
  agent: interfaceOf('targets/imp/agent.ts', 'DeviceAgent'),
  pin: interfaceOf('targets/imp/pin.ts', 'Pin'),
  i2c: interfaceOf('targets/imp/buses.ts', 'I2c'),
  spi: interfaceOf('targets/imp/buses.ts', 'Spi'),
  uart: interfaceOf('targets/imp/buses.ts', 'Uart'),
  spiflash: interfaceOf('targets/imp/hardware.ts', 'SpiFlash'),
  sampler: interfaceOf('targets/imp/hardware.ts', 'Sampler'),
  fixedfrequencydac: interfaceOf('targets/imp/hardware.ts', 'FixedFrequencyDac'),
  blob: interfaceOf('targets/imp/blob.ts', 'Blob'),
};

/** What impOS has and neither the types nor the simulated imp. */
const untyped = ['server.connectwith', 'net.open', 'hardware.usb', 'hardware.bluetooth'];

function interfaceOf(file: string, name: string): InterfaceDeclaration {
  return project.getSourceFileOrThrow(`${root}${file}`).getInterfaceOrThrow(name);
}

function describe(name: ObjectName): Members {
  const members = objects[name];
  if (members === undefined) throw new Error(`${name} is not described`);
  return members;
}

/** The members of a type, inherited ones as well, but no pins and buses. */
function membersOf(declaration: InterfaceDeclaration): string[] {
  const names = declaration
    .getType()
    .getProperties()
    .map((each) => each.getName());
  return names.filter((name) => portOf(name) === null);
}

for (const [name, declaration] of Object.entries(deviceTypes)) {
  test(`the type of ${name} has the members that are described`, (t) => {
    const described = Object.keys(describe(name as ObjectName));
    const typed = described.filter((member) => !untyped.includes(`${name}.${member}`));
    t.deepEqual(membersOf(declaration).sort(), typed.sort());
  });

  test(`the methods of ${name} take and return what is described`, (t) => {
    compareMethods(t, name as ObjectName, declaration);
  });
}

/** @param isLoose - Whether the type may demand what impOS lets a program leave out. */
function compareMethods(
  t: ExecutionContext,
  name: ObjectName,
  declaration: InterfaceDeclaration,
  isLoose = false,
): void {
  for (const property of declaration.getType().getProperties()) {
    const member = describe(name)[property.getName()];
    const [signature] = property.getValueDeclaration()?.getType().getCallSignatures() ?? [];
    if (signature === undefined || member === undefined) continue;
    const path = `${name}.${property.getName()}`;
    if (member.kind === 'method') compareMethod(t, path, member, signature, isLoose);
    else t.fail(`${path} is not described as a method`);
  }
}

function compareMethod(
  t: ExecutionContext,
  path: string,
  { parameters, result, isFinal }: Method,
  signature: Signature,
  isLoose: boolean,
): void {
  const typed = signature.getParameters();
  const names = parameters.map((each) => each.name);
  t.deepEqual(
    typed.map((each) => each.getName()),
    isLoose ? names.slice(0, typed.length) : names,
    path,
  );
  for (const [index, symbol] of typed.entries()) {
    const parameter = symbol.getValueDeclarationOrThrow().asKindOrThrow(SyntaxKind.Parameter);
    const described = parameters[index]!;
    const place = `${path}: ${described.name}`;
    if (!isLoose) t.is(parameter.isOptional(), described.isOptional, place);
    t.true(agrees(described, parameter.getType().getText()), place);
  }
  const text = signature.getReturnType().getText();
  const nothing = isFinal && !isLoose ? 'never' : 'void';
  t.true(result === null ? text === nothing : agrees(result, text), `${path} returns ${text}`);
}

/** Whether a type of TypeScript is one of a value as described: numbers, text and booleans count. */
function agrees({ types }: Value, text: string): boolean {
  if (types.length === 0 || text === 'unknown') return true;
  const isNumber = types.includes('integer') || types.includes('float');
  const parts = text.split(' | ');
  return (
    (!parts.includes('number') || isNumber || types.includes('timer')) &&
    (!parts.includes('string') || types.includes('string')) &&
    (!parts.includes('boolean') || types.includes('bool')) &&
    (!isNumber || types.length > 1 || parts.includes('number'))
  );
}

test('the platform of the core is a part of what is described', (t) => {
  const types = { server: 'Server', imp: 'Imp', hardware: 'Hardware' } as const;
  for (const [name, type] of Object.entries(types)) {
    const declaration = interfaceOf('core/platform.ts', type);
    const described = Object.keys(describe(name as ObjectName));
    t.deepEqual(
      membersOf(declaration).filter((each) => !described.includes(each)),
      [],
      name,
    );
    compareMethods(t, name as ObjectName, declaration, true);
  }
});

test('the platform of the simulated imp is a part of what is described', (t) => {
  const types = {
    server: 'SimulatedServer',
    imp: 'SimulatedImpModule',
    net: 'SimulatedNet',
    hardware: 'SimulatedHardware',
    agent: 'SimulatedAgent',
  } as const;
  for (const [name, type] of Object.entries(types)) {
    const declaration = interfaceOf('targets/simulator/platform.ts', type);
    const described = Object.keys(describe(name as ObjectName));
    t.deepEqual(
      membersOf(declaration).filter((each) => !described.includes(each)),
      [],
      name,
    );
    compareMethods(t, name as ObjectName, declaration, true);
  }
});

test('each constant that is described is declared for device programs', (t) => {
  const file = project.getSourceFileOrThrow(`${root}targets/imp/index.ts`);
  const text = file.getFullText();
  const declared = [...text.matchAll(/ {2}const ([A-Z_0-9]+): number;/g)].map(([, name]) => name!);
  t.deepEqual(declared.sort(), Object.keys(constants).sort());
});

test('the constants of the simulated imp have the numbers that are documented', (t) => {
  const { platform } = new SimulatedImp({});
  const numbers = new Map(Object.entries(platform));
  for (const [name, { value }] of Object.entries(constants)) {
    if (value !== null) t.is(numbers.get(name), value, name);
  }
  // impOS has `math` from Squirrel.
  const described = [...Object.keys(constants), ...Object.keys(globals), 'math'];
  t.deepEqual(
    [...numbers.keys()].filter((name) => !described.includes(name)),
    [],
  );
});

test('pins and buses are known by their names', (t) => {
  for (const name of PIN_NAMES) t.is(portOf(name), 'pin', name);
  for (const name of I2C_NAMES) t.is(portOf(name), 'i2c', name);
  for (const name of SPI_NAMES) t.is(portOf(name), 'spi', name);
  for (const name of UART_NAMES) t.is(portOf(name), 'uart', name);
  for (const name of ['pin', 'pin10', 'i2c', 'spiflash', 'pinout', 'uartx'])
    t.is(portOf(name), null, name);
});

test('what impOS has is told from what it has not', (t) => {
  const has = [
    'imp',
    'imp.net.info',
    'hardware.pin9',
    'hardware.uart57',
    'NO_CTSRTS',
    'nv',
    'crypto.sign',
  ];
  const lacks = [
    'device',
    'http',
    'server.save',
    'imp.wakup',
    'hardware.pin10',
    'blob.x',
    'toString',
  ];
  t.deepEqual([...has, ...lacks].filter(isImpOs), has);
});

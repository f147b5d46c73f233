import type { Dialect } from '../dialect.js';
import { Table, type Value } from '../runtime/values.js';
import { defineArrays } from './arrays.js';
import { baseFunctions, stockFunctions, type Machine } from './base.js';
import { blobClasses, blobFunctions } from './blob.js';
import { defineObjects } from './closures.js';
import { constants, mathematics, type Chance } from './mathematics.js';
import { native, type Definition } from './native.js';
import { defineTexts, newStringFunctions, stringFunctions } from './strings.js';
import { defineTables } from './tables.js';
import { timeFunctions, type Clock } from './time.js';

// What values have by their type is the same in all machines.
defineArrays();
defineTables();
defineTexts();
defineObjects();

/** What the library takes from the world. */
export interface World extends Clock {
  readonly chance: Chance;
}

/** Fills the root table of a machine with what its dialect has. */
export function addLibrary(machine: Machine, dialect: Dialect, world: World): void {
  const { root } = machine;
  add(root, baseFunctions(machine));
  add(root, stringFunctions);
  add(root, timeFunctions(world));
  add(root, blobFunctions);
  const { stream, blob } = blobClasses(dialect);
  root.put('blob', blob);
  if (dialect === 'stock') {
    root.put('stream', stream);
    add(root, stockFunctions(machine));
    add(root, newStringFunctions);
  }
  addMathematics(root, dialect, world.chance);
  addVersions(root, dialect);
}

function add(table: Table, definitions: Readonly<Record<string, Definition>>): void {
  for (const [name, definition] of Object.entries(definitions)) {
    table.put(name, native(name, definition));
  }
}

function addMathematics(root: Table, dialect: Dialect, chance: Chance): void {
  const table = dialect === 'impos' ? new Table(0) : root;
  add(table, mathematics(chance));
  addAll(table, constants);
  if (table !== root) root.put('math', table);
}

function addAll(table: Table, values: Readonly<Record<string, Value>>): void {
  for (const [name, value] of Object.entries(values)) table.put(name, value);
}

function addVersions(root: Table, dialect: Dialect): void {
  const is30 = dialect === 'impos';
  addAll(root, {
    _version_: is30 ? 'Squirrel 3.0.4 stable' : 'Squirrel 3.1 stable',
    _versionnumber_: is30 ? 304 : 310,
    _charsize_: 1,
    _intsize_: 4,
    _floatsize_: 4,
  });
}

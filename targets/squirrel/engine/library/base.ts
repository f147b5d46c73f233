import { checkMemory, raise } from '../runtime/errors.js';
import { stored } from '../runtime/members.js';
import { toInteger } from '../runtime/numbers.js';
import { isTrue } from '../runtime/operators.js';
import { toText } from '../runtime/text.js';
import { suspend, Thread } from '../runtime/threads.js';
import {
  Closure,
  SquirrelArray,
  Table,
  typeName,
  type Callable,
  type Float,
  type Value,
} from '../runtime/values.js';
import type { Definition } from './native.js';

/** What the functions of the base library need of the machine. */
export interface Machine {
  readonly root: Table;
  readonly constants: Table;
  /** The function that asked for itself last. */
  readonly callee: Closure | null;
  print(text: string): void;
  printError(text: string): void;
  compile(source: string, name: string): Closure;
}

/** The functions that both dialects have. */
export function baseFunctions(machine: Machine): Readonly<Record<string, Definition>> {
  return {
    getroottable: [1, '', () => machine.root],
    assert: [2, '', (_, value) => (isTrue(value) ? null : raise('assertion failed'))],
    print: [
      2,
      '',
      (_, value) => {
        machine.print(toText(value));
        return null;
      },
    ],
    error: [
      2,
      '',
      (_, value) => {
        machine.printError(toText(value));
        return null;
      },
    ],
    array: [-2, '.n', (_, size, fill = null) => makeArray(toInteger(size as number | Float), fill)],
    type: [2, '', (_, value) => typeName(value)],
    callee: [0, '', () => machine.callee ?? raise('no closure in the calls stack')],
  };
}

function makeArray(size: number, fill: Value): Value {
  if (size < 0) raise('negative size');
  checkMemory(size);
  return new SquirrelArray(new Array<Value>(size).fill(stored(fill)));
}

/** Those that an imp does not have. */
export function stockFunctions(machine: Machine): Readonly<Record<string, Definition>> {
  return {
    getconsttable: [1, '', () => machine.constants],
    compilestring: [
      -2,
      '.ss',
      (_, source, name = 'unnamedbuffer') => {
        return machine.compile(source as string, name as string);
      },
    ],
    newthread: [2, '.c', (_, callable) => new Thread(callable as Callable, machine.root)],
    suspend: [-1, '', (_, value = null) => suspend(value)],
    dummy: [0, '', () => null],
    collectgarbage: [0, '', () => 0],
  };
}

/** What each add-on costs a device, beside the library. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SquirrelVm } from '../../targets/squirrel/vm.js';
import { root } from '../support/files.js';
import { recordHeap, type HeapMark } from './heap.js';
import { compileLibrary, runProgram, sizeFigures } from './library.js';

/** What an add-on costs, in bytes. */
export interface AddOnCost {
  name: string;
  bytecode: number;
  /** Null without a recorder of the heap. */
  heap: { loaded: number; instance: number } | null;
}

/** The files of the add-ons. */
export async function addOnFiles(): Promise<string[]> {
  return (await readdir(root)).filter((name) => name.endsWith('.device.lib.nut')).sort();
}

/**
 * Measures all add-ons.
 * @param library - The bytecode of the library.
 * @param recorder - The recorder of the heap; undefined for none.
 */
export async function addOnCosts(
  vm: SquirrelVm,
  library: string,
  recorder: string | undefined,
  folder: string,
): Promise<AddOnCost[]> {
  const costs: AddOnCost[] = [];
  for (const file of await addOnFiles()) {
    const name = file.replace('.device.lib.nut', '');
    const source = await readFile(join(root, file), 'utf8');
    const addOn = await compileLibrary(vm, name, source, join(folder, name));
    const bytecode = (await sizeFigures(addOn)).get('bytecode, bytes')!;
    const run = (env: NodeJS.ProcessEnv) =>
      runProgram(vm, 'add-on.nut', [library, addOn.bytecode, name], env, `${name} fails`);
    const heap = recorder === undefined ? null : heapOf(await recordHeap(folder, recorder, run));
    costs.push({ name, bytecode, heap });
  }
  return costs;
}

function heapOf(marks: ReadonlyMap<string, HeapMark>): AddOnCost['heap'] {
  const at = (mark: string) => marks.get(mark)!.live;
  return { loaded: at('loaded') - at('library'), instance: at('made') - at('loaded') };
}

/** A line for each add-on. */
export function showAddOns(costs: readonly AddOnCost[]): string {
  return costs
    .map(({ name, bytecode, heap }) => {
      const rest = heap
        ? `, ${heap.loaded.toLocaleString('en')} bytes of heap, ${heap.instance.toLocaleString('en')} an instance`
        : '';
      return `${name}: ${bytecode.toLocaleString('en')} bytes of bytecode${rest}`;
    })
    .join('\n');
}

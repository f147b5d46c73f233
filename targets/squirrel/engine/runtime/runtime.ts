import { call, call0, call1, call2, call3 } from './calls.js';
import { defineMember, makeClass } from './class-members.js';
import { GeneratorObject, resume, resumeSteps, Yielded } from './coroutines.js';
import { Halt, noteCaught, Thrown, ThrownByProgram } from './errors.js';
import { deleteSlot, exists, get, getOwn, newSlot, set, setOwn, stored } from './members.js';
import * as operators from './operators.js';
import { callSteps } from './threads.js';
import {
  Closure,
  SquirrelArray,
  Table,
  type CodeMaker,
  type FunctionInfo,
  type Value,
} from './values.js';
import { nextSteps, walk, walkOn } from './walks.js';

/** What all programs of a machine share. */
export interface Steps {
  /** How many steps are left until the machine wants to be asked. */
  left: number;
  /** The function that asked for itself last. */
  callee: Closure | null;
}

/** The value that is caught; what a program cannot catch goes on. */
function caught(error: unknown): Value {
  if (error instanceof Thrown) {
    noteCaught(error);
    return error.value;
  }
  throw error;
}

/** Notes that an error leaves a function. */
function trace(error: unknown, { name = 'unknown', file }: FunctionInfo, line: number): unknown {
  if (error instanceof Thrown || error instanceof Halt) {
    error.frames.push({ function: name, file, line });
    return error;
  }
  if (error instanceof RangeError)
    return trace(new Halt('stack overflow'), { name, file } as FunctionInfo, line);
  return error;
}

/** What compiled code finds under its names; `$R`, `$S`, `$P` and `$K` come with the program. */
export function runtimeFor(root: Table) {
  return {
    $Array: SquirrelArray,
    $Table: Table,
    $Generator: GeneratorObject,
    $Thrown: ThrownByProgram,
    $Yielded: Yielded,
    $call: call,
    $call0: call0,
    $call1: call1,
    $call2: call2,
    $call3: call3,
    $callSteps: callSteps,
    $resume: resume,
    $resumeSteps: resumeSteps,
    $walk: walk,
    $walkOn: walkOn,
    $nextSteps: nextSteps,
    $get: get,
    $getOwn: getOwn,
    $set: set,
    $setOwn: setOwn,
    $newSlot: newSlot,
    $delete: deleteSlot,
    $exists: exists,
    $stored: stored,
    $class: makeClass,
    $member: defineMember,
    $caught: caught,
    $trace: trace,
    $function: (info: FunctionInfo, maker: CodeMaker, defaults: Value[]) =>
      new Closure({ info, maker, defaults, root, base: null, environment: null }),
    $isTrue: operators.isTrue,
    $add: operators.add,
    $subtract: operators.subtract,
    $multiply: operators.multiply,
    $divide: operators.divide,
    $modulo: operators.modulo,
    $moduloOr: operators.moduloOr,
    $negate: operators.negate,
    $and: operators.and,
    $or: operators.or,
    $xor: operators.xor,
    $shiftLeft: operators.shiftLeft,
    $shiftRight: operators.shiftRight,
    $shiftRightUnsigned: operators.shiftRightUnsigned,
    $not: operators.not,
    $equal: operators.equal,
    $equalFloats: operators.equalFloats,
    $compare: operators.compare,
    $typeOf: operators.typeOf,
    $isInstance: operators.isInstance,
    $clone: operators.clone,
  };
}

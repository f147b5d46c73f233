/**
 * Starts programs and finds them on PATH.
 */
import { execFile, type ExecFileException } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { constants as system } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** How to start a program. */
export interface ExecuteOptions {
  /** The folder it starts in; this process' own by default. */
  cwd?: string;
  /** Its whole environment; this process' own by default. */
  env?: NodeJS.ProcessEnv;
  /** What it reads on its standard input; nothing by default. */
  input?: string;
  /** Seconds after which it is killed; no limit by default. */
  timeoutSeconds?: number;
  /** Called with what comes on standard error, as it comes. */
  onStderr?: (text: string) => void;
  /** Kills it when aborted. */
  signal?: AbortSignal;
}

/** How a program ended. */
export interface Execution {
  stdout: string;
  stderr: string;
  /** The exit code; 128 plus the number of the signal for a program that a signal ended. */
  exitCode: number;
  /** Whether it was killed because its time was over. */
  timedOut: boolean;
}

/**
 * Runs a program to its end.
 * @param argv - the program and its arguments; no shell reads them.
 * @returns how it ended, whatever its exit code.
 * @throws if it cannot be started.
 */
export async function execute(
  argv: readonly string[],
  options: ExecuteOptions = {},
): Promise<Execution> {
  try {
    return await start(argv, options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${argv[0] ?? ''} cannot be started: ${reason}`, { cause: error });
  }
}

function start(
  [program = '', ...args]: readonly string[],
  { cwd, env, input = '', timeoutSeconds = 0, onStderr, signal }: ExecuteOptions,
): Promise<Execution> {
  const timeout = timeoutSeconds * 1000;
  const options = { cwd, env, timeout, killSignal: 'SIGKILL', maxBuffer: Infinity } as const;
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      // Only a program that was not started has a code that is a word.
      if (typeof error?.code === 'string') reject(new Error(error.message));
      else resolve({ stdout, stderr, exitCode: exitCodeOf(error), timedOut: !!error?.killed });
    });
    if (onStderr) child.stderr?.on('data', onStderr);
    signal?.addEventListener('abort', () => child.kill('SIGKILL'));
    // A program may end before it has read all its input; how it ended says enough.
    child.stdin?.on('error', () => undefined).end(input);
  });
}

/** As a shell counts: the exit code, or 128 plus the number of the signal. */
function exitCodeOf(error: ExecFileException | null): number {
  if (!error) return 0;
  return error.signal ? 128 + system.signals[error.signal] : Number(error.code ?? 1);
}

/** Whether `file` is a file that this user may execute. */
export async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/**
 * Looks a program up as a shell does.
 * @param name - the name of the program.
 * @param env - the environment whose PATH is searched.
 * @returns the absolute path of the program, or undefined if there is none.
 */
export async function findOnPath(
  name: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter(isAbsolute)) {
    const file = join(folder, name);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

/**
 * Tries one candidate after another.
 * @returns what the first attempt that succeeds returns.
 * @throws an error whose message has the message of every attempt, each line once, if none succeeds.
 */
export async function firstThatWorks<T, R>(
  candidates: readonly T[],
  attempt: (candidate: T) => Promise<R>,
): Promise<R> {
  const reasons: string[] = [];
  for (const candidate of candidates) {
    try {
      return await attempt(candidate);
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error([...new Set(reasons.join('\n').split('\n'))].join('\n'));
}

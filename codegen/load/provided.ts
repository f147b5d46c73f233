import { ts } from 'ts-morph';

/** What is there without a library that declares it, unless a source does. */
export interface Provided {
  readonly path: string;
  readonly text: string;
  /** How a declaration of it begins. */
  readonly declared: RegExp;
}

export const provided: readonly Provided[] = [
  {
    path: '/node_modules/ts2nut/console.d.ts',
    text: `
interface Console {
  debug(...data: any[]): void;
  error(...data: any[]): void;
  info(...data: any[]): void;
  log(...data: any[]): void;
  warn(...data: any[]): void;
}
declare var console: Console;
`,
    declared: /\b(?:var|let|const) console\b/,
  },
  {
    path: '/node_modules/ts2nut/timers.d.ts',
    text: `
interface Timer {
  readonly isTimer: true;
}
declare function setTimeout(task: () => void, milliseconds: number): Timer;
declare function clearTimeout(timer: Timer | undefined): void;
`,
    declared: /\bfunction setTimeout\b/,
  },
];

/** Whether a library or a script of a program declares something itself. */
export function isDeclared(program: ts.Program, { declared }: Provided): boolean {
  return program.getSourceFiles().some((file) => {
    const isGlobal = file.isDeclarationFile || !ts.isExternalModule(file);
    const isOther = provided.every(({ path }) => path !== file.fileName);
    return isGlobal && isOther && declared.test(file.text);
  });
}

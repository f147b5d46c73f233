/** A debugger: what VS Code and Chrome do, by the inspector protocol. */
import { once } from 'node:events';
import {
  generatedPositionFor,
  LEAST_UPPER_BOUND,
  originalPositionFor,
  TraceMap,
} from '@jridgewell/trace-mapping';
import { WebSocket } from 'ws';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

interface Script {
  readonly scriptId: string;
  readonly url: string;
  readonly sourceMapURL?: string;
}

interface CallFrame {
  readonly functionName: string;
  readonly location: { readonly scriptId: string; lineNumber: number; columnNumber: number };
  readonly scopeChain: readonly { readonly type: string; readonly object: { objectId: string } }[];
}

interface Property {
  readonly name: string;
  readonly value?: { readonly value?: unknown };
}

/** Where a program stands still, in the file that the user wrote. */
export interface Pause {
  readonly file: string;
  readonly line: number;
  /** The values of the variables around it that are no objects. */
  readonly variables: Readonly<Record<string, unknown>>;
}

const DATA = 'data:application/json;base64,';

export class Inspector {
  private lastId = 0;
  private readonly answers = new Map<number, (result: unknown) => void>();
  private readonly scripts = new Map<string, TraceMap>();
  private readonly waiting: ((pause: CallFrame) => void)[] = [];
  private readonly pauses: CallFrame[] = [];

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.receive(JSON.parse(data.toString()) as Message);
    });
  }

  /** @param url - What Node prints when it listens: `ws://...`. */
  static async connect(url: string): Promise<Inspector> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    const inspector = new Inspector(socket);
    await inspector.send('Runtime.enable');
    await inspector.send('Debugger.enable');
    return inspector;
  }

  async send(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.lastId;
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => this.answers.set(id, resolve));
  }

  private receive({ id, method, params, result }: Message): void {
    if (id !== undefined) this.answers.get(id)?.(result);
    if (method === 'Debugger.scriptParsed') this.noteScript(params as Script);
    if (method === 'Debugger.paused') {
      const [frame] = (params as { callFrames: CallFrame[] }).callFrames;
      const next = this.waiting.shift();
      if (next) next(frame!);
      else this.pauses.push(frame!);
    }
  }

  private noteScript({ scriptId, sourceMapURL = '' }: Script): void {
    if (!sourceMapURL.startsWith(DATA)) return;
    const json = Buffer.from(sourceMapURL.slice(DATA.length), 'base64').toString();
    this.scripts.set(scriptId, new TraceMap(json));
  }

  /** Sets a breakpoint in a file of the user, which must have been loaded. */
  async breakAt(file: string, line: number): Promise<void> {
    for (const [scriptId, map] of this.scripts) {
      const source = map.sources.find((each) => each?.endsWith(file));
      if (source == null) continue;
      const found = generatedPositionFor(map, { source, line, column: 0, bias: LEAST_UPPER_BOUND });
      const location = { scriptId, lineNumber: found.line! - 1, columnNumber: found.column! };
      await this.send('Debugger.setBreakpoint', { location });
      return;
    }
    throw new Error(`No script comes from ${file}.`);
  }

  /** Waits until the program stands still. */
  async paused(): Promise<Pause> {
    const frame = this.pauses.shift() ?? (await this.nextPause());
    const { scriptId, lineNumber, columnNumber } = frame.location;
    const at = { line: lineNumber + 1, column: columnNumber };
    const { source, line } = originalPositionFor(this.scripts.get(scriptId)!, at);
    return { file: source ?? '', line: line ?? 0, variables: await this.variablesOf(frame) };
  }

  private async nextPause(): Promise<CallFrame> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private async variablesOf({ scopeChain }: CallFrame): Promise<Record<string, unknown>> {
    const variables: Record<string, unknown> = {};
    for (const { type, object } of scopeChain) {
      if (type !== 'local' && type !== 'block') continue;
      const { objectId } = object;
      const found = await this.send('Runtime.getProperties', { objectId, ownProperties: true });
      for (const { name, value } of (found as { result: Property[] }).result) {
        variables[name] = value?.value;
      }
    }
    return variables;
  }

  close(): void {
    this.socket.close();
  }
}

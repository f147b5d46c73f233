/** impOS's `http` on an agent. Nothing reaches the real network: the scenario responds. */
import type { AgentRequest, AgentResponse } from '../../simulator/imp.js';
import type { Blob } from '../../imp/blob.js';
import { blobOf, isBlob } from '../../simulator/hardware/blob.js';
import type { AgentWorld, Scheduled } from './imp-with-agent.js';

type Headers = Readonly<Record<string, string>>;

/** A response, as the agent gets it. */
export interface HttpResponse {
  readonly statuscode: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A request, as the agent gets it. */
export interface IncomingRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: string;
}

/** How the agent responds. */
export interface ResponseWriter {
  header(name: string, value: string): void;
  send(status: number, body?: unknown): void;
}

type OnRequest = (request: IncomingRequest, response: ResponseWriter) => void;
type OnResponse = (response: HttpResponse) => void;

/** A request that the agent has made, and not yet sent. */
export interface OutgoingRequest {
  sendasync(callback: OnResponse): void;
  sendsync(): HttpResponse;
  cancel(): void;
}

/** How a callback of the agent is called. */
export type CallAgent = (callback: () => void) => void;

const AGENT_URL = 'https://agent.electricimp.com/simulated';

/** What curl says of a host that it does not find. */
const NOT_RESOLVED = 6;

const USUAL_SECONDS = 0.3;

export class Http {
  private onRequest: OnRequest | null = null;

  constructor(
    private readonly world: AgentWorld,
    private readonly responses: readonly AgentResponse[],
    private readonly call: CallAgent,
  ) {}

  /** Forgets the functions of a program that has ended. */
  forgetProgram(): void {
    this.onRequest = null;
  }

  /** A request reaches the agent. */
  receive({
    method = 'GET',
    path = '',
    query = {},
    headers = {},
    body = '',
  }: Omit<AgentRequest, 'at'>): void {
    const { onRequest, world } = this;
    const asked = Object.keys(query).length === 0 ? path : `${path}?${urlEncode(query)}`;
    world.record({ kind: 'agent.request', method, path: asked, lost: onRequest === null });
    if (onRequest === null) return;
    const request = { method, path, query, headers, body: bodyText(body) };
    this.call(() => {
      onRequest(request, this.writer());
    });
  }

  private writer(): ResponseWriter {
    return {
      header: () => undefined,
      send: (status, body = '') => {
        this.world.record({ kind: 'agent.response', status, body: bodyText(body) });
      },
    };
  }

  /** The functions that an agent finds. */
  readonly module = {
    agenturl: () => AGENT_URL,
    onrequest: (callback: OnRequest | null) => {
      this.onRequest = callback;
    },
    request: (method: string, url: string) => this.request(method, url),
    get: (url: string) => this.request('GET', url),
    post: (url: string) => this.request('POST', url),
    put: (url: string) => this.request('PUT', url),
    httpdelete: (url: string) => this.request('DELETE', url),
    jsonencode: (value: unknown) => JSON.stringify(value),
    jsondecode: (text: string) => JSON.parse(text) as unknown,
    urlencode: (table: Readonly<Record<string, unknown>>) => urlEncode(table),
    urldecode: (text: string) => urlDecode(text),
    base64encode: (value: string | Blob) => btoa(isBlob(value) ? value.tostring() : value),
    base64decode: (text: string) => blobOf(atob(text)),
  };

  private request(method: string, url: string): OutgoingRequest {
    const found = this.responses.find(
      (each) =>
        url.startsWith(each.url) && (each.method ?? method).toUpperCase() === method.toUpperCase(),
    );
    const response = responseOf(found);
    let scheduled: Scheduled | null = null;
    const end = () => {
      const { statuscode: status } = response;
      this.world.record({ kind: 'agent.http', method, url, status, answered: found !== undefined });
    };
    return {
      sendasync: (callback) => {
        scheduled = this.world.after((found?.after ?? USUAL_SECONDS) * 1000, () => {
          end();
          this.call(() => {
            callback(response);
          });
        });
      },
      // No time passes: the device would stand still meanwhile.
      sendsync: () => {
        end();
        return response;
      },
      cancel: () => {
        this.world.cancel(scheduled);
      },
    };
  }
}

function responseOf(found: AgentResponse | undefined): HttpResponse {
  if (found === undefined) return { statuscode: NOT_RESOLVED, headers: {}, body: '' };
  const { status = 200, headers = {}, body = '' } = found;
  return { statuscode: status, headers, body: bodyText(body) };
}

function bodyText(body: unknown): string {
  if (isBlob(body)) return body.tostring();
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function urlEncode(table: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(table).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, String(each)]),
  );
  return new URLSearchParams(pairs).toString();
}

function urlDecode(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

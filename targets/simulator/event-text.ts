import { dataJson, dataText } from './data.js';
import type { EventPlace, ModelEvent } from './events.js';

/** What an event says besides its time and its kind; the same in JavaScript and in Squirrel. */
export function modelText(event: ModelEvent): string {
  switch (event.kind) {
    case 'network':
      return networkText(event.up, event.code, event.silent);
    case 'link':
    case 'disconnect':
      return event.state;
    case 'connect':
      return `${event.timeout} ms`;
    case 'outcome':
    case 'unexpected':
      return event.reason;
    case 'flush':
      return `${event.acknowledged}`;
    case 'log':
    case 'error':
      return `${dataText(event.result)} ${dataText(event.data)}`;
    case 'agent.send':
      return `${dataText(event.result)} ${event.name} ${dataText(event.data)}`;
    case 'agent.on':
      return event.lost ? `${event.name} lost` : event.name;
    case 'dropped':
      return `${event.bytes} bytes`;
    case 'blinkup':
      return event.on ? 'on' : 'off';
    case 'blinkup.window':
      return event.on ? 'open' : 'closed';
    case 'policy':
      return `${dataText(event.reconnect)}, ${dataText(event.wait)}, ${event.timeout} ms`;
    case 'wifi':
      return wifiText(event.ssid, event.open);
    case 'clock':
      return `${event.seconds} s`;
    case 'sleep':
      return `${event.duration} ms`;
    case 'boot':
      return `wake reason ${event.reason}`;
    case 'note':
      return event.text;
    case 'uncaught':
      return dataText(event.error);
    case 'flag':
      return `${event.online}`;
    case 'callback':
      return callbackText(event.name, event.id, event.expected);
    case 'task':
      return event.name;
    case 'queued':
      return queuedText(event.what, event.place);
    case 'end':
    case 'waiting':
      return `tasks ${event.tasks}, messages ${event.messages}`;
    case 'isconnected':
    case 'enableblinkup':
      return `${event.value}`;
    case 'wakeup':
      return `${event.interval} ms: ${event.made ? 'a timer' : 'null'}`;
  }
}

function networkText(up: boolean, code: string | null, silent: boolean): string {
  if (up) return 'up';
  return silent ? `down ${code} silently` : `down ${code}`;
}

function wifiText(ssid: string | null, open: boolean): string {
  if (ssid == null) return 'cleared';
  return open ? `set ${ssid}, open` : `set ${ssid}`;
}

function queuedText(what: string, place: EventPlace | null): string {
  return place == null ? what : `${what} ${place.file}:${place.line}`;
}

function callbackText(name: string, id: string, expected: boolean | null): string {
  return expected == null ? `${name} ${id}` : `${name} ${id} ${expected}`;
}

/** How hosts in Squirrel print events: as JSON, or what they say. */
export const printing = { json: dataJson, text: modelText };

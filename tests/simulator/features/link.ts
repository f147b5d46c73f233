import type { Feature } from '../feature.js';

/** The states of the link, and how they follow each other. */
export const link: readonly Feature[] = [
  {
    title: 'a link that is lost silently looks online until impOS notices, and is then recovered',
    steps: ['10 stale', '114.99 isconnected', '115 isconnected', '120 restore'],
    seconds: 200,
    see: ['link', 'network'],
    expected: [
      ...['0 link online', '10000 network down NO_SERVER silently', '10000 link stale'],
      ...['114990 connected', '115000 link recovering', '115000 not connected'],
      ...['120000 network up', '121500 link online'],
    ],
  },
  {
    title: 'a link that is dead for less time than impOS needs to notice lives again',
    steps: ['10 stale', '50 restore'],
    see: ['link'],
    expected: ['0 link online', '10000 link stale', '50000 link online'],
  },
  {
    title: 'impOS may notice a dead link sooner',
    scenario: { staleDuration: 5 },
    steps: ['10 stale'],
    seconds: 20,
    see: ['link'],
    expected: ['0 link online', '10000 link stale', '15000 link recovering'],
  },
  {
    title: 'a dead link whose loss shows at last is lost at once',
    steps: ['10 stale', '20 drop NO_WIFI'],
    seconds: 30,
    see: ['link'],
    expected: ['0 link online', '10000 link stale', '20000 link recovering'],
  },
  {
    title:
      'the handler of unexpected disconnects is told after a minute in vain, with the last reason',
    start: ['policy RETURN_ON_ERROR WAIT_TIL_SENT 30', 'onunexpecteddisconnect'],
    steps: ['10 drop NO_WIFI', '30 drop NOT_RESOLVED', '80 restore'],
    see: ['link', 'unexpected'],
    expected: [
      ...['0 link online', '10000 link recovering', '70000 link off'],
      ...['70000 unexpected NOT_RESOLVED', '70000 unexpected 3'],
    ],
  },
  {
    title: 'the handler of unexpected disconnects is called when a cold start finds no network',
    scenario: { network: [{ at: 0, up: false }] },
    start: ['policy RETURN_ON_ERROR WAIT_TIL_SENT 30', 'onunexpecteddisconnect'],
    see: ['link', 'unexpected'],
    steps: [],
    seconds: 100,
    expected: [
      ...['0 link connecting', '50000 link off'],
      ...['50000 unexpected NO_WIFI', '50000 unexpected 1'],
    ],
  },
  {
    title: 'a program that joins the attempt of a cold start has its own callback called instead',
    scenario: { network: [{ at: 0, up: false }] },
    start: ['policy RETURN_ON_ERROR WAIT_TIL_SENT 30', 'onunexpecteddisconnect', 'connect 60'],
    see: ['unexpected', 'outcome'],
    steps: [],
    seconds: 100,
    expected: ['50000 outcome NO_WIFI', '50000 connected 1'],
  },
  {
    title: 'under SUSPEND_ON_ERROR a cold start without a network calls no handler',
    scenario: { network: [{ at: 0, up: false }] },
    start: ['onunexpecteddisconnect'],
    see: ['unexpected'],
    steps: [],
    seconds: 100,
    expected: [],
  },
  {
    title: 'a link that comes back within a minute is no unexpected disconnect',
    start: ['policy RETURN_ON_ERROR WAIT_TIL_SENT 30', 'onunexpecteddisconnect'],
    steps: ['10 drop', '60 restore'],
    see: ['link', 'unexpected'],
    expected: ['0 link online', '10000 link recovering', '61500 link online'],
  },
  {
    title: 'the handler of unexpected disconnects may be called twice',
    scenario: { unexpectedDisconnects: 2, recoveryDuration: 5 },
    start: ['policy RETURN_ON_ERROR WAIT_TIL_SENT 30', 'onunexpecteddisconnect'],
    steps: ['10 drop'],
    expected: ['15000 unexpected 1', '15000 unexpected 1'],
  },
  {
    title: 'isconnected() may say true while impOS recovers the link, and sends fail all the same',
    scenario: { recoveringLooksOnline: true },
    steps: ['10 drop', '20 isconnected', '20 log lost'],
    see: ['log'],
    expected: ['20000 connected', '20000 log 1 lost'],
  },
  {
    title: 'net.info() has an active interface only online, and an error only after one',
    scenario: { boot: 'warm' },
    steps: [
      '1 info',
      '2 failNext NO_IP_ADDRESS 1',
      '3 connect 60',
      '5 info',
      '6 connect 60',
      '9 info',
    ],
    expected: [
      ...['1000 active -1, error -1', '4000 connected 2', '5000 active -1, error 2'],
      ...['7500 connected 5', '9000 active 0, error 2'],
    ],
  },
  {
    title: 'without WiFi settings the link stays, and the next attempt fails until there are some',
    steps: [
      ...['1 clearWifi', '2 isconnected', '3 disconnect', '4 connect 10', '20 setWifi home'],
      '21 connect 10',
    ],
    see: ['wifi', 'link'],
    expected: [
      ...['0 link online', '1000 wifi cleared', '2000 connected', '3000 link off'],
      ...['4000 link connecting', '14000 link off', '14000 connected 1', '20000 wifi set home'],
      ...['21000 link connecting', '22500 link online', '22500 connected 5'],
    ],
  },
  {
    title: 'without WiFi settings an attempt may hang for ever',
    scenario: { clearedWifi: 'hangs' },
    steps: ['1 clearWifi', '2 disconnect', '3 connect 10'],
    seconds: 1000,
    see: ['link'],
    expected: ['0 link online', '2000 link off', '3000 link connecting'],
  },
];

/** What a fleet did, counted per so many seconds. Each list has an element for each of these. */
export interface FleetSummary {
  /** How many devices there are. */
  devices: number;
  /** How long they ran. */
  seconds: number;
  /** How many seconds each element of the lists stands for. */
  bucketSeconds: number;
  /** Attempts that began. */
  attempts: number[];
  /** Attempts that ended online. */
  successes: number[];
  /** Attempts that ended otherwise. */
  failures: number[];
  /** How many devices were online at the end of it. */
  online: number[];
  /** How many devices died. */
  died: number;
  /** How many messages and lines were sent. */
  sent: number;
  /** How many were not. */
  lost: number;
  /** How long radios were on, in seconds, the sum over all devices. */
  radioSeconds: number;
}

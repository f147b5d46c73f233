/** The names of impOS's reasons why an attempt to connect failed. */
export type Failure =
  | 'NOT_CONNECTED'
  | 'NO_WIFI'
  | 'NO_LINK'
  | 'NO_IP_ADDRESS'
  | 'NOT_RESOLVED'
  | 'NO_SERVER'
  | 'NO_PROXY'
  | 'NOT_AUTHORISED'
  | 'NO_MODEM'
  | 'SIM_ERROR'
  | 'NO_REGISTRATION'
  | 'REGISTRATION_DENIED'
  | 'NO_PPP_CONNECTION';

/** The name of an outcome of `server.connect()`. */
export type Outcome = Failure | 'SERVER_CONNECTED';

/** impOS's number for each outcome. */
export type Outcomes = Record<Outcome, number>;

/**
 * impOS's numbers for the outcomes of an attempt to connect. NO_LINK is another name of NO_WIFI's.
 * Source: impOS docs, `server.connect()`.
 */
export function makeOutcomes(): Outcomes {
  return {
    NOT_CONNECTED: 0,
    NO_WIFI: 1,
    NO_LINK: 1,
    NO_IP_ADDRESS: 2,
    NOT_RESOLVED: 3,
    NO_SERVER: 4,
    SERVER_CONNECTED: 5,
    NO_PROXY: 6,
    NOT_AUTHORISED: 7,
    NO_MODEM: 8,
    SIM_ERROR: 9,
    NO_REGISTRATION: 10,
    REGISTRATION_DENIED: 11,
    NO_PPP_CONNECTION: 12,
  };
}

/**
 * Checks a name that comes from outside.
 * @throws Error when it is no outcome's.
 */
export function checkOutcome(outcomes: Outcomes, name: string): void {
  if (!(name in outcomes)) {
    throw new Error(`SimulatedImp: expected the name of an outcome, got ${name}`);
  }
}

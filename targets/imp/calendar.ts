/** A time of day in UTC, as `date()` gives it. Source: impOS docs, `date()`. */
export interface CalendarDate {
  /** 0 to 59. */
  readonly sec: number;
  /** 0 to 59. */
  readonly min: number;
  /** 0 to 23. */
  readonly hour: number;
  /** 1 to 31. */
  readonly day: number;
  /** 0 for January. */
  readonly month: number;
  readonly year: number;
  /** The day of the week; 0 for Sunday. */
  readonly wday: number;
  /** The day of the year. */
  readonly yday: number;
  /** Seconds since 1 January 1970, UTC. */
  readonly time: number;
  /** Always 0 on a device. */
  readonly usec: number;
}

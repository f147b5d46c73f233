/** A pin of the imp, such as `hardware.pin9`. */
export interface Pin {
  /**
   * Says what the pin is for.
   * @param mode - `DIGITAL_OUT`, `ANALOG_IN` and the like.
   * @param first - For an output the first value; for `PWM_OUT` the period in seconds; for a digital
   *   input a function without parameters that is called when it has changed; for `PULSE_COUNTER` the
   *   seconds that `read()` counts for.
   * @param second - For `PWM_OUT` the first duty cycle, 0 to 1.
   */
  configure(mode: number, first?: number | (() => void) | null, second?: number): void;

  /** Ends what `configure()` began. */
  disable(): void;

  /** What is at the pin: 0 or 1, or 0 to 65535 for `ANALOG_IN`; pulses for `PULSE_COUNTER`. */
  read(): number;

  /** Sets an output: 0 or 1, or 0.0 to 1.0 for `ANALOG_OUT` and `PWM_OUT`. */
  write(value: number): void;

  /**
   * Sets how strong a digital output drives.
   * @returns What it is now.
   */
  drivestrength(strength?: number): number;
}

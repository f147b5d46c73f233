/** impOS's `agent`: the program's other half, in the impCloud. */
export interface DeviceAgent {
  /**
   * Sends a message to the agent. By default it blocks until the message is in the send buffer.
   * @param name - Its name.
   * @param data - Anything that can be serialised, below 256 KB.
   * @returns 0, or a send error code: the message is lost then. Source: impOS docs, `agent.send()`.
   */
  send(name: string, data: unknown): number;

  /**
   * Registers the one function for the messages of a name.
   * @param name - Their name; messages that nobody is registered for are dropped.
   * @param callback - Called with the data, never while other code runs. Source: impOS docs,
   *   `agent.on()`.
   */
  on(name: string, callback: (data: unknown) => void): void;
}

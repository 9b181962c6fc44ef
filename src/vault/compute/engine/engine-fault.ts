import type { Fault } from "./protocol.ts";

/** What the process of an engine answers instead of a value. */
export class EngineFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.reason);
    this.fault = fault;
  }
}

import type { Permit } from "../permit.ts";

/** Issues instruments, and is told what becomes of them. */
export const ISSUES_INSTRUMENTS: Permit = {
  to: "Instruments",
  method: "setCase(address,bool)",
  view: "isCase(address)",
};

import type { Permit } from "../permit.ts";

/** Uses and frees limits. */
export const USES_LIMITS: Permit = { to: "Limits", method: "setCase(address,bool)", view: "isCase(address)" };

/** Takes cash from legs of deals, and is told of it. */
export const HOLDS_CASH: Permit = { to: "CashFactory", method: "setEscrow(address,bool)", view: "isEscrow(address)" };

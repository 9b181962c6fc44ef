import { isTallyError } from "../../../lib/errors.ts";
import type { Client } from "../../../sdk/core/client.ts";
import { flagOverdueAndWait } from "../../../sdk/custody/actions/flag-overdue.ts";
import type { UnitOnChain } from "../../../sdk/custody/model/unit-on-chain.ts";

/** The chain's own clock decides, and others act meanwhile: with these a unit stays as it is, and the next one's turn comes. */
const STAYS = ["Custody_NotOverdue", "Custody_AlreadyOverdue", "Custody_WrongPhase", "Custody_Packed"];

/** A unit that was listed as overdue, and what is on record of it. */
export interface Flagged {
  readonly unit: string;
  /** "flagged", "before" where it was on record already, or why the chain refuses it. */
  readonly flag: string;
}

/** Puts on record which units are overdue. A unit that the chain does not find overdue keeps nobody from the others. */
export async function flagAll(client: Client, units: readonly UnitOnChain[]): Promise<Flagged[]> {
  const found: Flagged[] = [];
  for (const { unit, isOverdue } of units) {
    found.push({ unit, flag: isOverdue ? "before" : await flagOne(client, unit) });
  }
  return found;
}

async function flagOne(client: Client, unit: string): Promise<string> {
  try {
    await flagOverdueAndWait(client, { unit });
    return "flagged";
  } catch (error) {
    if (isTallyError(error) && STAYS.includes(error.code)) return error.code;
    throw error;
  }
}

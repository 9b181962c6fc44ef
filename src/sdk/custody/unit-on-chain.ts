import { ZeroHash } from "ethers";
import type { Client } from "../client.ts";
import { rpc } from "../rpc.ts";
import { safe } from "../sensing/whole.ts";
import { unitPhaseOf } from "./unit-phase.ts";
import type { UnitState } from "./unit-word.ts";
import { numbersOf } from "./word.ts";

/** A unit as it stands now. Custodian, site, step, phase, since and isOverdue are those of the outermost container it is in. */
export interface UnitOnChain extends Omit<UnitState, "isPacked"> {
  readonly unit: string;
  readonly identifier: string;
  /** The container that it is in; null where it is in none. */
  readonly parent: string | null;
  /** Until when it may stay in its step, in seconds; 0 is without end. */
  readonly dueAt: number;
}

/** @throws `Custody_UnknownUnit`, `NUMBER_TOO_LARGE`. */
export async function unitOnChain(client: Client, unit: string, identifier: string): Promise<UnitOnChain> {
  const { custody } = client.contracts;
  const [found, dueAt] = await Promise.all([rpc(() => custody.unitOf(unit)), rpc(() => custody.dueAt(unit))]);
  return {
    ...{ unit, identifier },
    custodian: Number(found.custodian),
    site: Number(found.site),
    rules: Number(found.rules),
    step: Number(found.step),
    phase: unitPhaseOf(found.phase),
    classes: numbersOf(Number(found.classes)),
    quantity: safe("quantity", found.quantity),
    items: Number(found.items),
    hops: Number(found.hops),
    since: Number(found.since),
    isSealed: found.isSealed,
    isContainer: found.isContainer,
    isOverdue: found.isOverdue,
    isRecalled: found.isRecalled,
    parent: found.parent === ZeroHash ? null : found.parent,
    dueAt: Number(dueAt),
  };
}

import { ZeroHash } from "ethers";
import type { Client } from "../../core/client.ts";
import { numbersOf } from "../../core/packed-word.ts";
import { rpc } from "../../core/rpc.ts";
import { safe } from "../../core/whole.ts";
import { custodyLensContract } from "../contracts.ts";
import { ofUnit } from "./of-unit.ts";
import { unitPhaseOf } from "./unit-phase.ts";
import type { UnitState } from "./unit-word.ts";

/** A unit as it stands now. Custodian, site, step, phase, since and isOverdue are those of the outermost container it is in. */
export interface UnitOnChain extends Omit<UnitState, "isPacked"> {
  readonly unit: string;
  /** In hex where it is no text. */
  readonly identifier: string;
  /** The container that it is in; null where it is in none. */
  readonly parent: string | null;
  /** Until when it may stay in its step, in seconds; 0 is without end. */
  readonly dueAt: number;
}

/** A unit with its quantity as the chain has it, which may be too large to compute with. */
export interface UnitFound extends Omit<UnitOnChain, "quantity"> {
  readonly quantity: bigint;
}

/** @throws `Custody_UnknownUnit`. */
export async function findUnit(client: Client, unit: string, identifier: string): Promise<UnitFound> {
  const lens = custodyLensContract(client);
  const [found, dueAt] = await Promise.all([rpc(() => lens.unitOf(unit)), rpc(() => lens.dueAt(unit))]);
  return {
    unit,
    identifier,
    custodian: Number(found.custodian),
    site: Number(found.site),
    rules: Number(found.rules),
    step: Number(found.step),
    phase: unitPhaseOf(found.phase),
    classes: numbersOf(Number(found.classes)),
    quantity: found.quantity,
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

/** @throws `NUMBER_TOO_LARGE` with unit, field and value. */
export function unitOnChain(found: UnitFound): UnitOnChain {
  return ofUnit(found.unit, () => ({ ...found, quantity: safe("quantity", found.quantity) }));
}

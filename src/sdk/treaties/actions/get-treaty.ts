import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { treatiesContract } from "../contracts.ts";
import { findTreaty } from "../model/find-treaty.ts";
import { TREATY_STATES, type TreatyState, wordOf } from "../model/states.ts";
import type { TreatyLayer } from "../model/treaty-layer.ts";
import type { TreatyLine, TreatyTerms } from "../model/treaty-terms.ts";

export interface GetTreatyParameters {
  /** The treaty's id. */
  readonly treaty: string;
}

/** A layer, and what it paid so far. */
export interface TreatyLayerOnChain extends TreatyLayer {
  readonly recovered: bigint;
  readonly reinstated: bigint;
}

/** A line as it stands now. */
export interface TreatyLineOnChain extends TreatyLine {
  /** Whether it signed. */
  readonly written: boolean;
  /** What it posted, and nobody drew. */
  readonly posted: bigint;
  /** Calls that wait for it. */
  readonly openDues: number;
}

/** A treaty as it stands now. */
export interface TreatyOnChain {
  readonly treaty: string;
  readonly state: TreatyState;
  readonly terms: TreatyTerms;
  readonly layers: readonly TreatyLayerOnChain[];
  readonly lines: readonly TreatyLineOnChain[];
  /** Of all instalments, with that of what was reinstated. */
  readonly premium: bigint;
  readonly premiumPaid: bigint;
  /** What of it should be paid by now. */
  readonly premiumDue: bigint;
  readonly premiumOverdue: bigint;
  /** Recoveries that wait in the account. */
  readonly account: bigint;
  /** From then on the account is settled. */
  readonly accountAt: number;
  readonly recovered: bigint;
  readonly openLosses: number;
  readonly openDues: number;
}

/**
 * Reads a treaty as it stands now, with its layers and lines. What was agreed is from the event that told it.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getTreaty } from "tallystick/treaties";
 *
 * const { state, layers } = await getTreaty(client, { treaty });
 * console.log(state, layers.map(({ recovered }) => recovered));
 */
export async function getTreaty(client: Client, parameters: GetTreatyParameters): Promise<TreatyOnChain> {
  const treaty = checkBytes32("treaty", parameters.treaty);
  const contract = treatiesContract(client);
  const terms = await findTreaty(client, treaty);
  const [read, state] = await rpc(() => Promise.all([contract.treatyOf(treaty), contract.stateOf(treaty)]));
  const [premiumDue, premiumOverdue] = await rpc(() => contract.premiumOf(treaty));
  const lines = await rpc(() => contract.linesOf(treaty));
  const layers = terms.layers.map(async (layer, i) => {
    const [, { recovered, reinstated }] = await rpc(() => contract.layerOf(treaty, i));
    return { ...layer, recovered, reinstated };
  });
  return {
    treaty,
    state: wordOf(TREATY_STATES, state),
    terms,
    layers: await Promise.all(layers),
    lines: terms.lines.map((line, i) => ({
      ...line,
      written: (read.written & (1n << BigInt(i))) !== 0n,
      posted: lines[i]?.collateral ?? 0n,
      openDues: Number(lines[i]?.openDues),
    })),
    premium: read.premium + read.reinstatement,
    premiumPaid: read.premiumPaid,
    premiumDue,
    premiumOverdue,
    account: read.account,
    accountAt: Number(read.accountAt),
    recovered: read.recovered,
    openLosses: Number(read.openLosses),
    openDues: Number(read.openDues),
  };
}

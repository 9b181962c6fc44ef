import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { safe } from "../../core/whole.ts";
import { clearingContract } from "../contracts.ts";
import type { CycleTerms } from "../model/cycle-terms.ts";
import { type CycleState, cycleStateOf } from "../model/states.ts";
import { termsFrom } from "../model/terms-from.ts";

export interface GetCycleParameters {
  /** See `cycleId`. */
  readonly cycle: string;
}

/** A bank in a cycle as it stands now. */
export interface CyclePosition {
  readonly bank: number;
  readonly joined: boolean;
  /** Positive: it receives. */
  readonly net: bigint;
  readonly paid: bigint;
  /** Running hash of its obligations. */
  readonly list: string;
}

/** A cycle as it stands now. */
export interface CycleOnChain {
  readonly cycle: string;
  readonly state: CycleState;
  readonly terms: CycleTerms;
  /** Net debtors that did not pay yet. */
  readonly missing: number;
  /** While Open, last second in which obligations are confirmed; then, in which net debtors pay. */
  readonly until: number;
  /** Whether what is put aside pays for the largest net debtor. */
  readonly covered: boolean;
  /** In the order of the terms. */
  readonly positions: readonly CyclePosition[];
}

/**
 * Reads a cycle as it stands now. Its terms are from the event of its opening.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getCycle } from "tallystick/clearing";
 *
 * const { state, positions } = await getCycle(client, { cycle });
 * for (const { bank, net } of positions) console.log(state, bank, net);
 */
export async function getCycle(client: Client, parameters: GetCycleParameters): Promise<CycleOnChain> {
  const cycle = checkBytes32("cycle", parameters.cycle);
  const contract = clearingContract(client);
  const { block } = deployedContract(client.deployment, "Clearing", "clearing");
  const opened = await findEvent(client, contract, contract.filters.CycleOpened(cycle), block);
  if (opened === undefined) throw sdkError("NOT_FOUND", `the chain knows no cycle ${cycle}`, { cycle });
  const terms = termsFrom(opened.args.terms);
  const read = await rpc(() => contract.cycleOf(cycle));
  const positions = terms.members.map(async ({ bank }, i) => {
    const [{ net, paid }, list] = await Promise.all([
      rpc(() => contract.positionOf(cycle, bank)),
      rpc(() => contract.listOf(cycle, bank)),
    ]);
    return { bank, joined: ((read.joined >> BigInt(i)) & 1n) === 1n, net, paid, list };
  });
  return {
    cycle,
    state: cycleStateOf(read.state),
    terms,
    missing: Number(read.missing),
    until: safe("until", read.until),
    covered: read.covered,
    positions: await Promise.all(positions),
  };
}

import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { clearingContract } from "../contracts.ts";
import { type CycleTerms, toTermsStruct } from "../model/cycle-terms.ts";
import { type Obligation, packObligation } from "../model/obligation.ts";

export interface ResolveDefaultParameters extends WriteOptions {
  readonly terms: CycleTerms;
  /** The obligations of the bank that did not pay, in their order: see `obligationsOf`. Empty where what was put aside pays, and where several did not pay. */
  readonly obligations: readonly Obligation[];
}

export interface ResolveDefaultReturnType {
  readonly outcome: "SETTLED_WITH_GUARANTEE" | "RECOMPUTED" | "FAILED_BILATERAL_GROSS";
  /** Who did not pay; null of a cycle that failed, where it may be several. */
  readonly defaulter: number | null;
  readonly receipt: TransactionReceipt;
}

/**
 * Goes on after a net debtor did not pay in time: what was put aside pays, or its obligations leave the cycle, or the cycle fails. Anybody.
 * `resolveShortfall` says before what will become of it.
 *
 * @throws `Clearing_WrongState`, `Clearing_TooEarly`, `Clearing_OtherList`; `OBLIGATION_INVALID`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { obligationsOf, resolveDefault } from "tallystick/clearing";
 *
 * const sent = await resolveDefault(client, { terms: cycleTerms, obligations: obligationsOf(obligations, 3) });
 */
export async function resolveDefault(client: Client, parameters: ResolveDefaultParameters): Promise<SentTransaction> {
  const { terms, obligations, ...options } = parameters;
  const words = obligations.map((obligation, i) => packObligation(terms, obligation, i));
  const args = [toTermsStruct(terms), words] as const;
  return write(client, clearingContract(client), "resolveDefault", args, options);
}

/** As `resolveDefault`; waits until it is mined. */
export async function resolveDefaultAndWait(
  client: Client,
  parameters: ResolveDefaultParameters,
): Promise<ResolveDefaultReturnType> {
  const receipt = await waitMined(client, await resolveDefault(client, parameters));
  const contract = clearingContract(client);
  const [covered] = eventsOf(contract, receipt, "DefaultCovered");
  if (covered) return { outcome: "SETTLED_WITH_GUARANTEE", defaulter: Number(covered.args.defaulter), receipt };
  const [recomputed] = eventsOf(contract, receipt, "CycleRecomputed");
  if (recomputed) return { outcome: "RECOMPUTED", defaulter: Number(recomputed.args.defaulter), receipt };
  return { outcome: "FAILED_BILATERAL_GROSS", defaulter: null, receipt };
}

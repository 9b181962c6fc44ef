import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { checkThat } from "../../core/check.ts";
import { clearingContract } from "../contracts.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { type CycleTerms, memberIndex, toTermsStruct } from "../model/cycle-terms.ts";

export interface JoinCycleParameters extends WriteOptions {
  readonly terms: CycleTerms;
  /** Banks that take part, each with the signatures of two of its people: see `signParticipation`. */
  readonly joining: readonly { readonly bank: number; readonly approval: DualApproval }[];
}

export interface JoinCycleReturnType {
  readonly joined: readonly number[];
  readonly receipt: TransactionReceipt;
}

/**
 * Has banks take part in a cycle, and puts aside of their deposits what the terms say. Anybody, before it closes: the signatures decide.
 *
 * @throws `Clearing_WrongState`, `Clearing_AlreadyJoined`, `Clearing_NotSignedBy`, `Clearing_OtherAccount`, `Clearing_DepositShort`,
 * `Clearing_InDefault`; `Holders_BadSignature`, `Holders_OnePerson`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { joinCycle } from "tallystick/clearing";
 *
 * const sent = await joinCycle(client, { terms: cycleTerms, joining: [{ bank: 3, approval }] });
 */
export async function joinCycle(client: Client, parameters: JoinCycleParameters): Promise<SentTransaction> {
  const { terms, joining, ...options } = parameters;
  const items = joining.map(({ bank }, i) => {
    const item = memberIndex(terms, bank);
    checkThat(item >= 0, `joining[${i}].bank`, bank, "a member of the cycle");
    return item;
  });
  const approvals = joining.map(({ approval }) => checkDualApproval(approval));
  const args = [toTermsStruct(terms), items, approvals] as const;
  return write(client, clearingContract(client), "join", args, options);
}

/** As `joinCycle`; waits until it is mined. */
export async function joinCycleAndWait(client: Client, parameters: JoinCycleParameters): Promise<JoinCycleReturnType> {
  const receipt = await waitMined(client, await joinCycle(client, parameters));
  const events = eventsOf(clearingContract(client), receipt, "CycleJoined");
  return { joined: events.map(({ args }) => Number(args.bank)), receipt };
}

import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { sdkError } from "../../core/errors.ts";
import { rpc } from "../../core/rpc.ts";
import { treatiesContract } from "../contracts.ts";
import { DUE_STATES, type DueState, wordOf } from "../model/states.ts";

export interface GetTreatyCallParameters {
  /** The call's id. */
  readonly call: string;
}

/** What became of one line's share. */
export interface CallShare {
  readonly org: number;
  readonly state: DueState;
  /** What is owed still; of Paid, what it was last. */
  readonly amount: bigint;
  readonly payBy: number;
}

/** A call of all lines. */
export interface TreatyCall {
  readonly call: string;
  readonly treaty: string;
  readonly amount: bigint;
  /** Whether those who follow the lead are bound by what it agreed. */
  readonly followed: boolean;
  readonly shares: readonly CallShare[];
}

/**
 * Reads a call, with the share of each line.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getTreatyCall } from "tallystick/treaties";
 *
 * const { shares } = await getTreatyCall(client, { call });
 * for (const { org, state, amount } of shares) console.log(org, state, amount);
 */
export async function getTreatyCall(client: Client, parameters: GetTreatyCallParameters): Promise<TreatyCall> {
  const call = checkBytes32("call", parameters.call);
  const contract = treatiesContract(client);
  const { treaty, amount, followed } = await rpc(() => contract.callOf(call));
  if (BigInt(treaty) === 0n) throw sdkError("NOT_FOUND", `the chain knows no call ${call}`, { call });
  const lines = await rpc(() => contract.linesOf(treaty));
  const shares = lines.map(async ({ org }) => {
    const due = await rpc(() => contract.dueOf(call, org));
    const [state, payBy] = [wordOf(DUE_STATES, due.state), Number(due.payBy)];
    return { org: Number(org), state, amount: due.amount, payBy };
  });
  return { call, treaty, amount, followed, shares: await Promise.all(shares) };
}

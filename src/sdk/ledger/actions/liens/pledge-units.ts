import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkNumber } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkInstrument, checkUnits } from "../../model/units.ts";

export interface PledgeUnitsParameters extends WriteOptions {
  /** The ledger's id. */
  readonly instrument: bigint;
  /** Organisation to which they are pledged. */
  readonly pledgee: number;
  readonly amount: bigint;
  /** First second in which the pledgee may take them. */
  readonly enforceableFrom: bigint | number;
  /** Hash of the agreement: it names one pledge of one owner to one pledgee. */
  readonly ref: string;
}

export interface PledgeUnitsReturnType {
  readonly instrument: bigint;
  readonly owner: string;
  readonly pledgee: number;
  readonly amount: bigint;
  readonly enforceableFrom: number;
  readonly ref: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Pledges the sender's units, also when their transfers have closed. MAKER; against a loan, or under dual control, by a leg of a deal: see
 * `pledgeLeg`.
 *
 * @throws `Liens_NotFree`, `Liens_Exists`, `Liens_OwnOrganisation`, `Liens_PledgeeInvalid`; `Holdings_UnknownInstrument`;
 * `Holders_TwoHandsNeeded`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { pledgeUnits } from "tallystick/ledger";
 *
 * const agreed = { pledgee: 3, amount: 500_00n, enforceableFrom: 1_893_456_000, ref: uid };
 * const sent = await pledgeUnits(client, { instrument, ...agreed });
 */
export async function pledgeUnits(client: Client, parameters: PledgeUnitsParameters): Promise<SentTransaction> {
  const { instrument, pledgee, amount, enforceableFrom, ref, ...options } = parameters;
  const args = [
    checkInstrument(instrument),
    checkNumber("pledgee", pledgee),
    checkUnits("amount", amount),
    checkTime("enforceableFrom", enforceableFrom),
    checkBytes32("ref", ref),
  ] as const;
  return write(client, instrumentsContract(client), "pledge", args, options);
}

/** As `pledgeUnits`; waits until it is mined. */
export async function pledgeUnitsAndWait(
  client: Client,
  parameters: PledgeUnitsParameters,
): Promise<PledgeUnitsReturnType> {
  const receipt = await waitMined(client, await pledgeUnits(client, parameters));
  const { args } = eventOf(instrumentsContract(client), receipt, "Pledged");
  const { id, owner, pledgee, amount, enforceableFrom, ref } = args;
  const times = { enforceableFrom: Number(enforceableFrom) };
  return { instrument: id, owner, pledgee: Number(pledgee), amount, ...times, ref, receipt };
}

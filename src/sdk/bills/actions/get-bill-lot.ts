import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkUint256 } from "../../settlement/model/amount.ts";
import { dateText } from "../../settlement/model/dates.ts";
import { billsContract } from "../contracts.ts";
import { BILL_LOT_STATES, type BillLotState, wordOf } from "../model/states.ts";

export interface GetBillLotParameters {
  /** Its id in the ledger. */
  readonly lot: bigint;
}

/** A lot of a bill as it stands now. */
export interface BillLotOnChain {
  readonly lot: bigint;
  readonly state: BillLotState;
  /** It was presented after its last day: only drawer and acceptor answer. */
  readonly late: boolean;
  /** The day on which it was presented; null where it was not. */
  readonly presentedOn: string | null;
  /** The last day of the acceptor's answer, as its calendar is now, and of a refused lot the day of the refusal; null where nobody knows it yet. */
  readonly answerBy: string | null;
  /** Where its owner stands once somebody paid in recourse: acceptor 0, drawer 1, first endorser 2; 0 where nobody did. */
  readonly rank: number;
  /** What is owed without interest from `interestFrom` on, and without costs; null before it is refused. */
  readonly base: bigint | null;
  readonly interestFrom: string | null;
  /** What its claims cost who claims now. */
  readonly costs: bigint;
}

/**
 * Reads a lot of a bill as it stands now.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getBillLot } from "tallystick/bills";
 *
 * const { state, late } = await getBillLot(client, { lot });
 * console.log(state, late);
 */
export async function getBillLot(client: Client, parameters: GetBillLotParameters): Promise<BillLotOnChain> {
  const lot = checkUint256("lot", parameters.lot);
  const contract = billsContract(client);
  const read = await rpc(() => contract.lotOf(lot));
  const state = wordOf(BILL_LOT_STATES, read.state);
  const answerBy = state === "Presented" ? await rpc(() => contract.answerByOf(lot)) : read.answerBy;
  const claimable = read.base !== 0n;
  const day = (number: bigint) => (number === 0n ? null : dateText(Number(number)));
  return {
    lot,
    state,
    late: read.late,
    presentedOn: day(read.presentedOn),
    answerBy: day(answerBy),
    rank: Number(read.rank),
    base: claimable ? read.base : null,
    interestFrom: claimable ? day(read.from) : null,
    costs: read.costs,
  };
}

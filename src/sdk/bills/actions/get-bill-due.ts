import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkUint256 } from "../../settlement/model/amount.ts";
import { dayNumber } from "../../settlement/model/dates.ts";
import { billsContract } from "../contracts.ts";

export interface GetBillDueParameters {
  /** Its id in the ledger. */
  readonly lot: bigint;
  /** The day of the payment, YYYY-MM-DD in the acceptor's time. */
  readonly day: string;
}

/**
 * What is owed on a refused lot: amount, or what was paid for it, interest up to a day, and costs. The acceptor pays it to the ledger, who is claimed from to the holder.
 *
 * @throws `BillClaims_UnknownLot`, `BillClaims_WrongState`; `DayCount_DaysReversed`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { getBillDue } from "tallystick/bills";
 *
 * console.log(await getBillDue(client, { lot, day: "2027-05-09" }));
 */
export async function getBillDue(client: Client, { lot, day }: GetBillDueParameters): Promise<bigint> {
  const [id, number] = [checkUint256("lot", lot), dayNumber(day)];
  const contract = billsContract(client);
  return rpc(() => contract.owedOn(id, number));
}

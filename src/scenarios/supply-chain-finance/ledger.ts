import { releaseLienAndWait } from "../../sdk/ledger/actions/liens/release-lien.ts";
import { payObligationAndWait } from "../../sdk/ledger/actions/obligations/pay-obligation.ts";
import { type Redemption, redeemAndWait } from "../../sdk/ledger/actions/obligations/redeem.ts";
import { getHolding } from "../../sdk/ledger/actions/units/get-holding.ts";
import { passToManyAndWait } from "../../sdk/ledger/actions/units/pass-to-many.ts";
import { instrumentsContract } from "../../sdk/ledger/contracts.ts";
import { approveCashAndWait } from "../../sdk/settlement/actions/cash/approve-cash.ts";
import type { Party } from "./parties.ts";

/** A part goes to somebody, for what a document says. */
export async function passUnits(from: Party, id: bigint, to: Party, amount: bigint, document: string): Promise<void> {
  await passToManyAndWait(from.client, { instrument: id, parts: [{ to: to.account, amount }], document });
}

export async function unitsOf({ client, account }: Party, id: bigint): Promise<bigint> {
  return (await getHolding(client, { instrument: id, holder: account })).balance;
}

/** The ledger takes what it was allowed to take, and keeps it until holders redeem. */
export async function pay({ client }: Party, cash: string, id: bigint, amount: bigint): Promise<void> {
  await approveCashAndWait(client, { cash, spender: await instrumentsContract(client).getAddress(), amount });
  await payObligationAndWait(client, { instrument: id, amount });
}

export function redeem({ client, account }: Party, id: bigint): Promise<Redemption> {
  return redeemAndWait(client, { instrument: id, holder: account });
}

/** A pledge is given back. */
export async function release(pledgee: Party, id: bigint, owner: Party, amount: bigint, ref: string): Promise<void> {
  await releaseLienAndWait(pledgee.client, { instrument: id, owner: owner.account, amount, ref });
}

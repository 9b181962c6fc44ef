import { rpc } from "../../sdk/core/rpc.ts";
import { eventOf, waitMined, write } from "../../sdk/core/write.ts";
import { instrumentsContract } from "../../sdk/ledger/contracts.ts";
import { approveCashAndWait } from "../../sdk/settlement/actions/cash/approve-cash.ts";
import type { Party } from "./parties.ts";

export async function passUnits(from: Party, id: bigint, to: Party, amount: bigint, document: string): Promise<void> {
  const ledger = instrumentsContract(from.client);
  await waitMined(from.client, await write(from.client, ledger, "passToMany", [id, [to.account], [amount], document]));
}

export function unitsOf({ client, account }: Party, id: bigint): Promise<bigint> {
  return rpc(() => instrumentsContract(client).balanceOf(account, id));
}

export async function pay(payer: Party, cash: string, id: bigint, amount: bigint): Promise<void> {
  const ledger = instrumentsContract(payer.client);
  await approveCashAndWait(payer.client, { cash, spender: await ledger.getAddress(), amount });
  await waitMined(payer.client, await write(payer.client, ledger, "pay", [id, amount]));
}

export async function redeem({ client, account }: Party, id: bigint): Promise<{ principal: bigint; interest: bigint }> {
  const ledger = instrumentsContract(client);
  const receipt = await waitMined(client, await write(client, ledger, "redeem", [id, account]));
  const { principal, interest } = eventOf(ledger, receipt, "Redeemed").args;
  return { principal, interest };
}

export async function release(pledgee: Party, id: bigint, owner: Party, amount: bigint, ref: string): Promise<void> {
  const ledger = instrumentsContract(pledgee.client);
  await waitMined(pledgee.client, await write(pledgee.client, ledger, "release", [id, owner.account, amount, ref]));
}

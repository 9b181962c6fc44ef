import type { TransactionReceipt } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { checkUint256 } from "../../../settlement/model/amount.ts";
import { instrumentsContract } from "../../contracts.ts";
import { checkSome } from "../../model/units.ts";
import type { Redemption } from "./redeem.ts";

export interface RedeemManyParameters extends WriteOptions {
  readonly holdings: readonly { readonly instrument: bigint; readonly holder: string }[];
}

export interface RedeemManyReturnType {
  /** One of each holder that was paid. */
  readonly redemptions: readonly Redemption[];
  readonly receipt: TransactionReceipt;
}

/**
 * As `redeem`, of many; a holder to whom nothing is to be paid is passed over. Anybody.
 *
 * @throws `Obligations_CashShort`; `Holdings_UnknownInstrument`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { listHoldings, redeemMany } from "tallystick/ledger";
 *
 * const holders = await listHoldings(client, { instrument });
 * const sent = await redeemMany(client, { holdings: holders.map(({ holder }) => ({ instrument, holder })) });
 */
export async function redeemMany(client: Client, parameters: RedeemManyParameters): Promise<SentTransaction> {
  const { holdings, ...options } = parameters;
  const ids = checkSome("holdings", holdings).map((each, i) =>
    checkUint256(`holdings[${i}].instrument`, each.instrument),
  );
  const holders = holdings.map((each, i) => checkAddress(`holdings[${i}].holder`, each.holder));
  return write(client, instrumentsContract(client), "redeemMany", [ids, holders], options);
}

/** As `redeemMany`; waits until it is mined. */
export async function redeemManyAndWait(
  client: Client,
  parameters: RedeemManyParameters,
): Promise<RedeemManyReturnType> {
  const receipt = await waitMined(client, await redeemMany(client, parameters));
  const redemptions = eventsOf(instrumentsContract(client), receipt, "Redeemed").map(({ args }) => {
    const { id, holder, principal, interest } = args;
    return { instrument: id, holder, principal, interest };
  });
  return { redemptions, receipt };
}

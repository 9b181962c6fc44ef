import type { TransactionReceipt } from "ethers";
import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { cashFactoryContract } from "../../contracts.ts";
import { toCurrencyBytes } from "../../model/currency.ts";

export interface OpenCashParameters extends WriteOptions {
  /** ISO 4217: "CNY". */
  readonly currency: string;
  /** At most 31 bytes, as symbol. */
  readonly name: string;
  readonly symbol: string;
}

export interface OpenCashReturnType {
  /** Address of the cash contract. */
  readonly cash: string;
  readonly bank: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Opens the sender's bank's money in a currency. MAKER of an active organisation with role BANK.
 *
 * @throws `CashFactory_Exists`, `CashFactory_NameInvalid`; `Members_*` when the sender may not; `ARGUMENT_INVALID`.
 *
 * @example
 * import { openCash } from "tallystick/settlement";
 *
 * const sent = await openCash(client, { currency: "CNY", name: "Yuan at Harbour Bank", symbol: "CNYH" });
 */
export async function openCash(client: Client, parameters: OpenCashParameters): Promise<SentTransaction> {
  const { currency, name, symbol, ...options } = parameters;
  checkThat(name !== "", "name", name, "a name");
  checkThat(symbol !== "", "symbol", symbol, "a symbol");
  return write(client, cashFactoryContract(client), "open", [toCurrencyBytes(currency), name, symbol], options);
}

/** As `openCash`; waits until it is mined and gives the contract's address. */
export async function openCashAndWait(client: Client, parameters: OpenCashParameters): Promise<OpenCashReturnType> {
  const receipt = await waitMined(client, await openCash(client, parameters));
  const { cash, bank } = eventOf(cashFactoryContract(client), receipt, "CashOpened").args;
  return { cash, bank: Number(bank), receipt };
}

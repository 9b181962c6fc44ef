import { ZeroAddress } from "ethers";
import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { cashContract, cashFactoryContract } from "../../contracts.ts";
import type { CashAt } from "../../model/cash-issue.ts";
import { toCurrencyBytes } from "../../model/currency.ts";

export interface GetCashParameters {
  /** The bank's organisation. */
  readonly bank: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface GetCashReturnType extends CashAt {
  readonly bank: number;
  readonly currency: string;
  readonly symbol: string;
  /** What the bank owes, in the hundredth part of the currency's unit. */
  readonly supply: bigint;
}

/**
 * Reads a bank's money in a currency. What it gives is also what `signCashIssue` takes.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getCash } from "tallystick/settlement";
 *
 * const { address, supply } = await getCash(client, { bank: 3, currency: "CNY" });
 */
export async function getCash(client: Client, parameters: GetCashParameters): Promise<GetCashReturnType> {
  const { currency } = parameters;
  const bank = checkNumber("bank", parameters.bank);
  const bytes = toCurrencyBytes(currency);
  const address = await rpc(() => cashFactoryContract(client).cashOf(bank, bytes));
  if (address === ZeroAddress) throw sdkError("NOT_FOUND", `bank ${bank} has no ${currency}`, { bank, currency });
  const cash = cashContract(client, address);
  const [name, symbol, supply] = await rpc(() => Promise.all([cash.name(), cash.symbol(), cash.totalSupply()]));
  return { chainId: client.deployment.chainId, address, name, bank, currency, symbol, supply };
}

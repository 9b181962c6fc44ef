import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { cashContract } from "../../settlement/contracts.ts";
import { fromCurrencyBytes } from "../../settlement/model/currency.ts";
import { clearingContract } from "../contracts.ts";
import type { NamedBank } from "../iso20022/banks.ts";
import { obligationsOfPacs009 } from "../iso20022/obligations-of-pacs009.ts";
import type { Pacs009 } from "../iso20022/pacs009.ts";
import { type Obligation, packObligation } from "../model/obligation.ts";
import { getCycle } from "./get-cycle.ts";

export interface PrepareObligationsParameters {
  /** See `cycleId`. */
  readonly cycle: string;
  readonly message: Pacs009;
  readonly banks: readonly NamedBank[];
}

/**
 * Obligations of a cycle by a message `pacs.009`, numbered above those that each debtor has used so far. Nothing is sent: both banks sign them, and
 * `submitObligations` brings them.
 *
 * @throws `NOT_FOUND`; `PACS_FIELD_INVALID`; `OBLIGATION_INVALID` where a bank is no member of the cycle; `ARGUMENT_INVALID`.
 *
 * @example
 * import { importPacs009, prepareObligations } from "tallystick/clearing";
 *
 * const obligations = await prepareObligations(client, { cycle, message: importPacs009(xml), banks });
 */
export async function prepareObligations(
  client: Client,
  parameters: PrepareObligationsParameters,
): Promise<Obligation[]> {
  const { message, banks } = parameters;
  const cycle = checkBytes32("cycle", parameters.cycle);
  const { terms } = await getCycle(client, { cycle });
  const currency = fromCurrencyBytes(await rpc(() => cashContract(client, terms.cash).currency()));
  const contract = clearingContract(client);
  const used = terms.members.map(async ({ bank }) => [bank, await rpc(() => contract.lastNumberOf(bank))] as const);
  const numbers = new Map(await Promise.all(used));
  const obligations = obligationsOfPacs009(message, { banks, currency, numbers });
  for (const [item, obligation] of obligations.entries()) packObligation(terms, obligation, item);
  return obligations;
}

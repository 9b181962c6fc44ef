import type { Client } from "../../../sdk/core/client.ts";
import { sdkError } from "../../../sdk/core/errors.ts";
import { listSales, type SaleOnChain } from "../../../sdk/receivables/actions/receivables/list-sales.ts";

/** A sale by its id. @throws `NOT_FOUND`. */
export async function findSale(client: Client, sale: string): Promise<SaleOnChain> {
  const found = (await listSales(client)).find((each) => each.sale === sale);
  if (!found) throw sdkError("NOT_FOUND", `the chain knows no sale ${sale}`, { sale });
  return found;
}

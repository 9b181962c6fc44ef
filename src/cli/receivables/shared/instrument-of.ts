import type { Client } from "../../../sdk/core/client.ts";
import { getReceivable } from "../../../sdk/receivables/actions/receivables/get-receivable.ts";

/** The ledger's id of a receivable's units. @throws as `getReceivable`. */
export async function instrumentOf(client: Client, receivable: string): Promise<bigint> {
  return (await getReceivable(client, { receivable })).instrument;
}

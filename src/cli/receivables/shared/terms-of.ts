import type { Client } from "../../../sdk/core/client.ts";
import { getReceivable } from "../../../sdk/receivables/actions/receivables/get-receivable.ts";
import type { Receivable } from "../../../sdk/receivables/model/receivable.ts";
import { fault } from "../../shared/errors.ts";

/** Terms of registered receivables. @throws `USAGE` for a guarantor's claim, which has none; as `getReceivable`. */
export async function termsOf(client: Client, ids: readonly string[]): Promise<Receivable[]> {
  const all: Receivable[] = [];
  for (const receivable of ids) {
    const { terms } = await getReceivable(client, { receivable });
    if (terms === null) throw fault("USAGE", `${receivable} is a guarantor's claim, without terms`, { receivable });
    all.push(terms);
  }
  return all;
}

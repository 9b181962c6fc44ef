import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { sdkError } from "../../core/errors.ts";
import { findEvent } from "../../core/query-events.ts";
import { billsContract } from "../contracts.ts";
import type { BillTerms } from "./bill-terms.ts";
import { termsFrom } from "./terms-from.ts";

/** What is written on a bill, from the event that told it. @throws `NOT_FOUND`. */
export async function findBill(client: Client, bill: string): Promise<BillTerms> {
  const contract = billsContract(client);
  const { block } = deployedContract(client.deployment, "Bills", "bills");
  const drawn = await findEvent(client, contract, contract.filters.BillDrawn(bill), block);
  if (drawn === undefined) throw sdkError("NOT_FOUND", `the chain knows no bill ${bill}`, { bill });
  return termsFrom(drawn.args.terms);
}

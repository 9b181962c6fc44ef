import type { Client } from "../../../sdk/core/client.ts";
import type { SignedBatch } from "../../model/gateway.ts";
import { sdkChain } from "../../submit/sdk-chain.ts";

/** Seals a batch with a client that sends, once, whenever the process dies, and opens what it lists. Returns the transaction. */
export async function sealOnce(client: Client, signed: SignedBatch): Promise<string> {
  const chain = sdkChain(client);
  const { transaction } = await chain.submit(signed);
  // Anybody can open it later: an exceedance that the chain refuses is no reason to stop here.
  if (signed.batch.exceedances.length > 0) await chain.openListed(signed.batch);
  return transaction;
}

import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { membersContract } from "../../../members/contracts.ts";

/** The organisation that enrolled the sender. @throws `READ_ONLY`. */
export async function ownOrganisation(client: Client): Promise<number> {
  const { sender } = client;
  if (!sender) throw sdkError("READ_ONLY", "this needs a signer or sender", {});
  return Number(await rpc(() => membersContract(client).orgOf(sender.address)));
}

import type { Client } from "../../../core/client.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";

/** The organisation that enrolled the sender. @throws `READ_ONLY`. */
export async function ownOrganisation({ sender, contracts }: Client): Promise<number> {
  if (!sender) throw sdkError("READ_ONLY", "this needs a signer or sender", {});
  return Number(await rpc(() => contracts.members.orgOf(sender.address)));
}

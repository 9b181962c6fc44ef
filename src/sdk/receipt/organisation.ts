import type { Client } from "../client.ts";
import { sdkError } from "../errors.ts";
import { rpc } from "../rpc.ts";
import type { Organisation } from "./evidence-receipt.ts";
import { logsFrom } from "./logs.ts";

/**
 * The organisation behind an account, with the name it was admitted under.
 *
 * @throws `EVENT_MISSING` when the account was never enrolled or the admission is not in the logs.
 */
export async function organisationOf(client: Client, account: string): Promise<Organisation> {
  const { members } = client.contracts;
  const id = Number(await rpc(() => members.orgOf(account)));
  const from = client.deployment.contracts.Members.block;
  const [admitted] = id === 0 ? [] : await logsFrom(client, members, members.filters.Admitted(id), from);
  if (!admitted) throw sdkError("EVENT_MISSING", `no organisation of ${account}`, { event: "Admitted", account });
  return { id, name: admitted.args.name as string };
}

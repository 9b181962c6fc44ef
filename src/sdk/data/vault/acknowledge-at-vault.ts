import type { Signer } from "ethers";
import type { Client } from "../../core/client.ts";
import { signAcknowledgement } from "../model/agreement/access.ts";
import { accessPath } from "./download-ciphertext.ts";
import type { VaultSession } from "./open-vault-session.ts";
import type { ReceivedKey } from "./receive-key.ts";
import { askVault } from "./vault-http.ts";

/**
 * Signs that an access was delivered, and has its vault bring that to the chain.
 *
 * @param signer MAKER or DEVICE of the consumer.
 * @throws `VAULT_REFUSED`, `VAULT_BUSY_NOW`, `VAULT_UNREACHABLE`.
 *
 * @example
 * import { acknowledgeAtVault } from "tallystick/data";
 *
 * await acknowledgeAtVault(client, session, received, signer);
 */
export async function acknowledgeAtVault(
  client: Client,
  session: VaultSession,
  { access }: Pick<ReceivedKey, "access">,
  signer: Signer,
): Promise<void> {
  const signature = await signAcknowledgement(signer, client.deployment, access);
  const path = `${accessPath({ request: { ...access, deadline: Number(access.deadline) } })}/acknowledgement`;
  await askVault(session, { method: "POST", path, token: session.token, body: { signature } });
}

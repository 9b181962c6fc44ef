import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { rpc } from "../../../core/rpc.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { attestationsContract } from "../../contracts.ts";

export interface RevokeParameters extends WriteOptions {
  readonly uid: string;
}

export interface RevokeReturnType {
  readonly uid: string;
  /** Account that revoked. */
  readonly by: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Revokes a recorded statement. The attester, or a MAKER, CHECKER or ADMIN of the same organisation.
 *
 * @throws `Attestations_UnknownStatement`, `Attestations_NotRevocable`, `Attestations_OtherOrganisation`; `Members_NotEnrolled`,
 * `Members_AccountExpired`, `Members_Expelled` where the sender's account has ended; `ARGUMENT_INVALID`.
 *
 * @example
 * import { revoke } from "tallystick/evidence";
 *
 * const sent = await revoke(client, { uid });
 */
export async function revoke(client: Client, { uid, ...options }: RevokeParameters): Promise<SentTransaction> {
  return write(client, attestationsContract(client), "revoke", [checkBytes32("uid", uid)], options);
}

/** As `revoke`; waits until it is mined. */
export async function revokeAndWait(client: Client, parameters: RevokeParameters): Promise<RevokeReturnType> {
  return revoked(client, await waitMined(client, await revoke(client, parameters)));
}

/** What the events of a revoking transaction say: where they name no colleague, its attester revoked the statement. */
export async function revoked(client: Client, receipt: TransactionReceipt): Promise<RevokeReturnType> {
  const attestations = attestationsContract(client);
  const { uid } = eventOf(attestations, receipt, "Revoked").args;
  const colleague = eventsOf(attestations, receipt, "RevokedBy")[0]?.args.by;
  return { uid, by: colleague ?? (await rpc(() => attestations.recordOf(uid))).attester, receipt };
}

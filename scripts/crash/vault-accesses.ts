/** A consumer that fetches from a vault which is killed under it, and what it was given. */
import { systemClock } from "../../src/lib/clock.ts";
import { isTallyError } from "../../src/lib/errors.ts";
import { acknowledgeAtVault } from "../../src/sdk/data/vault/acknowledge-at-vault.ts";
import { downloadCiphertext } from "../../src/sdk/data/vault/download-ciphertext.ts";
import { openVaultSession } from "../../src/sdk/data/vault/open-vault-session.ts";
import { type ReceivedKey, receiveKey } from "../../src/sdk/data/vault/receive-key.ts";
import { type RequestedAccess, requestAccess, type SignedRequest } from "../../src/sdk/data/vault/request-access.ts";
import { collect } from "../../src/testing/content.ts";
import type { Agreed, DataSharing } from "../../src/testing/data-sharing.ts";

/** What the consumer holds of one access. */
export interface Fetched {
  readonly requested: RequestedAccess;
  readonly sealed: Buffer;
  readonly received: ReceivedKey;
}

const ROWS_OF_ONE = 40;

/** A vault that is gone, or does not know who asks since it was started again. */
const isGone = (error: unknown): boolean =>
  isTallyError(error) && (error.retryable || error.code === "VAULT_UNREACHABLE");

/**
 * Fetches one access and acknowledges it. After each kill it goes on with what it signed, at the next life.
 *
 * @param vault The url of a vault that serves now.
 */
export async function fetchAccess(system: DataSharing, agreed: Agreed, vault: () => Promise<string>): Promise<Fetched> {
  const { consumer, consumerSigner: signer, deployment, key } = system;
  const held = { key: key.id, privateKey: key.pair.privateKey };
  const asked = {
    signer,
    agreement: agreed.agreement,
    version: 1,
    purpose: "CreditChecking",
    clock: systemClock,
  } as const;
  const selection = { rows: [{ from: 0, to: ROWS_OF_ONE }] };
  let signed: SignedRequest | undefined;
  let received: ReceivedKey | undefined;
  for (;;) {
    const url = await vault();
    try {
      const session = await openVaultSession({ url, signer, deployment, held });
      const onSigned = (given: SignedRequest) => {
        signed = given;
      };
      const requested = await requestAccess(consumer, {
        ...asked,
        session,
        selection,
        onSigned,
        ...(signed && { signed }),
      });
      const sealed = Buffer.concat(await collect(downloadCiphertext(session, requested)));
      const again = await receiveKey(consumer, session, requested);
      if (received !== undefined && again.envelope !== received.envelope) throw new Error("another envelope was given");
      received = again;
      await acknowledgeAtVault(consumer, session, received, signer);
      return { requested, sealed, received };
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

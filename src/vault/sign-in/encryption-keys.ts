import { isTallyError } from "../../lib/errors.ts";
import type { Client } from "../../sdk/core/client.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { getEncryptionKey } from "../../sdk/data/actions/keys/get-encryption-key.ts";
import { encryptionKeysContract } from "../../sdk/data/contracts.ts";
import { vaultError } from "../errors.ts";
import type { EncryptionKeyPort } from "./sign-in.ts";

/** Encryption keys as the chain has them. */
export function encryptionKeysOf(client: Client): EncryptionKeyPort {
  return {
    async live(key, org) {
      const notLive = () =>
        vaultError("SIGN_IN_KEY_NOT_LIVE", `key ${key} is not live for organisation ${org}`, {
          field: "key",
          value: key,
          key,
          org,
        });
      if (!(await rpc(() => encryptionKeysContract(client).isLiveFor(key, org)))) throw notLive();
      return getEncryptionKey(client, { key }).catch((error: unknown) => {
        throw isTallyError(error, "NOT_FOUND") ? notLive() : error;
      });
    },
  };
}

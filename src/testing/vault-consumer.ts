/** What a consumer does at a vault. */
import { systemClock } from "../lib/clock.ts";
import type { OpenUrl } from "../lib/open-url.ts";
import type { Selection } from "../sdk/data/model/agreement/selection.ts";
import type { ContentValue } from "../sdk/data/model/content/value.ts";
import { acknowledgeAtVault } from "../sdk/data/vault/acknowledge-at-vault.ts";
import { downloadCiphertext } from "../sdk/data/vault/download-ciphertext.ts";
import { openExtraction } from "../sdk/data/vault/open-extraction.ts";
import { openVaultSession, type VaultSession } from "../sdk/data/vault/open-vault-session.ts";
import { type ReceivedKey, receiveKey } from "../sdk/data/vault/receive-key.ts";
import { type RequestedAccess, requestAccess } from "../sdk/data/vault/request-access.ts";
import type { OpenedVault } from "../vault/compose/open-vault.ts";
import { collect } from "./content.ts";
import type { Agreed, DataSharing } from "./data-sharing.ts";
import type { Published } from "./vault.ts";

export interface ConsumerOptions {
  readonly openUrl?: OpenUrl;
}

export interface Consumer {
  session(): Promise<VaultSession>;
  request(agreed: Agreed, selection?: Selection, version?: number): Promise<RequestedAccess>;
  download(requested: RequestedAccess): Promise<Buffer>;
  receive(requested: RequestedAccess): Promise<ReceivedKey>;
  acknowledge(received: ReceivedKey): Promise<void>;
  /** All rows, verified. */
  rows(
    published: Published,
    requested: RequestedAccess,
    received: ReceivedKey,
    sealed: Buffer,
  ): Promise<ContentValue[][]>;
}

/** The consumer of a bench at a vault. Its session is opened once. */
export function consumerAt(system: DataSharing, vault: OpenedVault, { openUrl }: ConsumerOptions = {}): Consumer {
  const { consumer, consumerSigner: signer, deployment, key } = system;
  const held = { key: key.id, privateKey: key.pair.privateKey };
  let opened: Promise<VaultSession> | undefined;
  const session = () => {
    opened ??= openVaultSession({ url: vault.url, signer, deployment, held, ...(openUrl && { openUrl }) });
    return opened;
  };
  return {
    session,
    request: async ({ agreement }, selection = {}, version = 1) =>
      requestAccess(consumer, {
        session: await session(),
        signer,
        agreement,
        version,
        purpose: "CreditChecking",
        selection,
        clock: systemClock,
      }),
    download: async (requested) => Buffer.concat(await collect(downloadCiphertext(await session(), requested))),
    receive: async (requested) => receiveKey(consumer, await session(), requested),
    acknowledge: async (received) => acknowledgeAtVault(consumer, await session(), received, signer),
    async rows({ document }, { resource, selection }, { access, contentKey }, sealed) {
      const { schema } = document;
      const given = { access, resource, selection, schema, contentKey, sealed: [sealed] };
      const all: ContentValue[][] = [];
      for await (const rows of openExtraction(consumer, given)) {
        for (let n = 0; n < rows.count; n++) all.push(rows.values(n) as ContentValue[]);
      }
      return all;
    },
  };
}

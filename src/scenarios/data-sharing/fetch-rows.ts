import { hexlify } from "ethers";
import { systemClock } from "../../lib/clock.ts";
import { getAccess } from "../../sdk/data/actions/accesses/get-access.ts";
import { registerEncryptionKeyAndWait } from "../../sdk/data/actions/keys/register-encryption-key.ts";
import type { Selection } from "../../sdk/data/model/agreement/selection.ts";
import { columnsOf } from "../../sdk/data/model/content/schema.ts";
import type { ContentValue } from "../../sdk/data/model/content/value.ts";
import { generateEncryptionKey, KEM } from "../../sdk/core/seal/hpke.ts";
import { acknowledgeAtVault } from "../../sdk/data/vault/acknowledge-at-vault.ts";
import { downloadCiphertext } from "../../sdk/data/vault/download-ciphertext.ts";
import { openExtraction } from "../../sdk/data/vault/open-extraction.ts";
import { openVaultSession, type VaultSession } from "../../sdk/data/vault/open-vault-session.ts";
import { receiveKey } from "../../sdk/data/vault/receive-key.ts";
import { type RequestedAccess, requestAccess } from "../../sdk/data/vault/request-access.ts";
import { chainTime } from "../shared/chain-clock.ts";
import type { Stage } from "../shared/scenario.ts";
import { steelRows } from "./load-file.ts";
import type { Party } from "./parties.ts";
import type { PublishedLoad } from "./publish.ts";

const DAY = 86_400;

/** What is asked for of each row. */
const COLUMNS: readonly string[] = ["factory", "started", "kwh"];

/** A consumer signs in, by its account and by an encryption key that it registers. */
export async function signIn(
  { deployment }: Pick<Stage, "deployment">,
  { vault }: PublishedLoad,
  { client, signer }: Party,
): Promise<VaultSession> {
  const pair = await generateEncryptionKey(KEM.x25519);
  const now = await chainTime(client.provider);
  const publicKey = hexlify(pair.publicKey);
  const registered = { kem: pair.kem, publicKey, notBefore: now - 1, notAfter: now + 90 * DAY };
  const { key } = await registerEncryptionKeyAndWait(client, { key: registered });
  const { url, account } = vault;
  return openVaultSession({ url, vault: account, signer, deployment, held: { key, privateKey: pair.privateKey } });
}

/** Asks for the rows of the factory under an agreement. */
export function askForRows(
  { client, signer }: Party,
  session: VaultSession,
  { days }: PublishedLoad,
  agreement: string,
): Promise<RequestedAccess> {
  const selection: Selection = { rows: [steelRows(days)], columns: COLUMNS };
  const asked = { session, signer, agreement, version: 1, purpose: "CreditChecking", clock: systemClock } as const;
  return requestAccess(client, { ...asked, selection });
}

/** What a consumer holds in the end. */
export interface FetchedRows {
  /** As the columns of the version, those that were not asked for undefined. */
  readonly rows: readonly (readonly (ContentValue | undefined)[])[];
  readonly bytes: number;
  readonly seq: number;
  /** Of the access, on the chain. */
  readonly state: string;
}

/** Ciphertext, number on the chain, key, rows, acknowledgement. Each row is proved against the root on the chain. */
export async function fetchRows(
  { client, signer }: Party,
  session: VaultSession,
  { document }: PublishedLoad,
  requested: RequestedAccess,
): Promise<FetchedRows> {
  const sealed: Uint8Array[] = [];
  for await (const piece of downloadCiphertext(session, requested)) sealed.push(piece);
  const received = await receiveKey(client, session, requested);
  const { access, contentKey } = received;
  const { resource, selection, size } = requested;
  const opened = openExtraction(client, { access, resource, selection, schema: document.schema, contentKey, sealed });
  const rows: (ContentValue | undefined)[][] = [];
  for await (const batch of opened) for (let n = 0; n < batch.count; n++) rows.push(batch.values(n));
  await acknowledgeAtVault(client, session, received, signer);
  const { agreement, seq } = access;
  const { state } = await getAccess(client, { agreement, seq });
  return { rows, bytes: size, seq, state };
}

/** Whether the rows are those of one factory, and show what was asked for alone. */
export function areOfFactory({ document, days }: PublishedLoad, { rows }: FetchedRows, factory: string): boolean {
  const columns = columnsOf(document.schema).map(({ name }) => name);
  const { from, to } = steelRows(days);
  return (
    rows.length === to - from &&
    rows.every(
      (row) =>
        row[0] === factory && row.every((value, n) => (value !== undefined) === COLUMNS.includes(columns[n] ?? "")),
    )
  );
}

import { appendFileSync, createReadStream, existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { systemClock } from "../../lib/clock.ts";
import { isTallyError } from "../../lib/errors.ts";
import { getAgreement } from "../../sdk/data/actions/agreements/get-agreement.ts";
import { getResource } from "../../sdk/data/actions/catalog/get-resource.ts";
import type { Selection } from "../../sdk/data/model/agreement/selection.ts";
import type { ContentSchema } from "../../sdk/data/model/content/schema.ts";
import type { Purpose } from "../../sdk/data/model/purposes.ts";
import { acknowledgeAtVault } from "../../sdk/data/vault/acknowledge-at-vault.ts";
import { downloadCiphertext } from "../../sdk/data/vault/download-ciphertext.ts";
import { hashCiphertext } from "../../sdk/data/vault/hash-ciphertext.ts";
import { openVaultSession, type VaultSession } from "../../sdk/data/vault/open-vault-session.ts";
import { receiveKey } from "../../sdk/data/vault/receive-key.ts";
import { type RequestedAccess, requestAccess, type SignedRequest } from "../../sdk/data/vault/request-access.ts";
import { askVault } from "../../sdk/data/vault/vault-http.ts";
import type { Cli } from "../shared/cli.ts";
import { fault } from "../shared/errors.ts";
import { readJson } from "../shared/files.ts";
import { writeOutput } from "../shared/output.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { readEncryptionKey } from "./shared/encryption-key.ts";
import { openRows } from "./shared/open-rows.ts";
import { type DataReceipt, RECEIPT_FORMAT } from "./shared/receipt.ts";
import { hash } from "../shared/amounts.ts";
import { names, purpose, runs } from "./shared/values.ts";

interface FetchOptions {
  readonly vault: string;
  readonly encryptionKey: string;
  readonly out: string;
  readonly purpose?: Purpose;
  readonly ofVersion?: number;
  readonly rows?: readonly { readonly from: number; readonly to: number }[];
  readonly columns?: readonly string[];
  /** Absent unless --no-acknowledge is given. */
  readonly acknowledge?: boolean;
}

export const verb: Verb<[agreement: string, options: FetchOptions]> = {
  takes: (command) =>
    command
      .argument("<agreement>", "its id", hash)
      .requiredOption("--vault <url>", "vault of the provider")
      .requiredOption("--encryption-key <file>", "key that `tally data key` made")
      .requiredOption("--out <file>", "where rows are written, as CSV; ciphertext and receipt beside it")
      .option("--purpose <name>", "for what; the agreement's only one if left out", purpose)
      .option("--of-version <number>", "version; the last if left out", wholeNumber)
      .option("--rows <runs>", "such as 0-10,25; all if left out", runs)
      .option("--columns <names>", "such as at,kwh; all if left out", names)
      .option("--no-acknowledge", "do not sign that it was delivered"),
  async run(cli, agreement, options) {
    const { out, acknowledge = true } = options;
    const client = await cli.client();
    const signer = await cli.signer();
    const held = readEncryptionKey(options.encryptionKey);
    const { terms } = await getAgreement(client, { agreement });
    const version = options.ofVersion ?? (await getResource(client, { resource: terms.resource })).versions;
    const session = await openVaultSession({ url: options.vault, signer, deployment: client.deployment, held });
    const schema = await schemaOf(session, terms.resource, version);
    const selection = selectionOf(options);
    const places = { sealed: `${out}.sealed`, request: `${out}.request.json`, receipt: `${out}.receipt.json` };
    const asked = { session, signer, agreement, version, purpose: purposeOf(terms.purposes, options), selection };
    const signed = earlier(places.request, agreement);
    const requested = await requestAccess(client, {
      ...asked,
      clock: systemClock,
      ...(signed && { signed }),
      onSigned: (request) => writeOutput(places.request, `${JSON.stringify(request)}\n`),
    });
    await download(cli, session, requested, places.sealed);
    const received = await receiveKey(client, session, requested);
    const { access, requestSignature, receiptSignature, envelope, transactionHash } = received;
    const receipt: DataReceipt = {
      format: RECEIPT_FORMAT,
      resource: requested.resource,
      selection: requested.selection,
      schema,
      access,
      requestSignature,
      receiptSignature,
      envelope,
      transactionHash,
    };
    writeOutput(places.receipt, `${JSON.stringify(receipt, null, 2)}\n`);
    const rows = await openRows(client, { ...receipt, contentKey: received.contentKey, sealed: places.sealed, out });
    if (acknowledge) await acknowledgeAtVault(client, session, received, signer);
    rmSync(places.request, { force: true });
    const { seq } = access;
    const text = `access ${seq} of ${agreement}\n${rows} rows, verified, in ${out}\nreceipt in ${places.receipt}`;
    const files = { sealed: places.sealed, receipt: places.receipt };
    cli.result(text, {
      ok: true,
      agreement,
      seq,
      rows,
      file: out,
      ...files,
      acknowledged: acknowledge,
      tx: transactionHash,
    });
  },
};

const selectionOf = ({ rows, columns }: FetchOptions): Selection => ({
  ...(rows && { rows }),
  ...(columns && { columns }),
});

/** @throws `USAGE`. */
function purposeOf(purposes: readonly Purpose[], options: FetchOptions): Purpose {
  const [only, ...others] = purposes;
  if (options.purpose !== undefined) return options.purpose;
  if (only !== undefined && others.length === 0) return only;
  throw fault("USAGE", `--purpose should be one of ${purposes.join(", ")}`, { purposes });
}

/** A request of a run that was cut off. */
function earlier(file: string, agreement: string): SignedRequest | undefined {
  if (!existsSync(file)) return undefined;
  const signed = readJson(file) as SignedRequest;
  const isLate = signed.request.deadline < systemClock.now() / 1_000 + 60;
  return isLate || signed.request.agreement !== agreement ? undefined : signed;
}

async function schemaOf(session: VaultSession, resource: string, number: number): Promise<ContentSchema> {
  const path = `/v1/resources/${resource}`;
  const answer = await askVault(session, { method: "GET", path, token: session.token });
  const { published = [] } = answer as {
    readonly published?: readonly { readonly number: number; readonly schema: ContentSchema }[];
  };
  const found = published.find((each) => each.number === number);
  if (found !== undefined) return found.schema;
  throw fault("USAGE", `the vault has no version ${number} of ${resource}`, { resource, version: number });
}

/** What an earlier run left is gone on with. @throws `DATA_CIPHERTEXT_DIFFERS`. */
async function download(cli: Cli, session: VaultSession, requested: RequestedAccess, file: string): Promise<void> {
  const { size, ciphertextHash } = requested;
  const there = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const from = there > size ? 0 : there;
  if (from === 0) writeFileSync(file, "", { mode: 0o600 });
  const bar = await cli.progress("fetching", size);
  for await (const piece of downloadCiphertext(session, requested, from)) {
    appendFileSync(file, piece);
    bar.add(piece.length);
  }
  bar.stop();
  const found = await hashCiphertext(createReadStream(file)).catch((error: unknown) => {
    if (isTallyError(error, "SEAL_HEADER_INVALID")) return undefined;
    throw error;
  });
  if (found?.ciphertextHash === ciphertextHash && found.size === size) return;
  rmSync(file);
  const values = { file, value: found?.ciphertextHash ?? "no sealed content", expected: ciphertextHash };
  throw fault("DATA_CIPHERTEXT_DIFFERS", `${file} was not the ciphertext of the access, and is removed`, values);
}

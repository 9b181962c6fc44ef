import { getBytes } from "ethers";
import { isTallyError } from "../../lib/errors.ts";
import { deployedContract } from "../../sdk/core/deployment.ts";
import { getAccess } from "../../sdk/data/actions/accesses/get-access.ts";
import { AUDIT_FORMAT } from "../../sdk/data/audit/audit-bundle.ts";
import { parseAuditBundle } from "../../sdk/data/audit/parse-audit-bundle.ts";
import { verifyAudit } from "../../sdk/data/audit/verify-audit.ts";
import { accessHash } from "../../sdk/data/model/agreement/access.ts";
import { unwrapContentKey } from "../../sdk/data/model/seal/key-envelope.ts";
import type { Cli } from "../shared/cli.ts";
import { fault } from "../shared/errors.ts";
import { parseFrom, readJson, readText } from "../shared/files.ts";
import { table } from "../shared/tables.ts";
import type { Verb } from "../shared/verb.ts";
import { readEncryptionKey } from "./shared/encryption-key.ts";
import { openRows } from "./shared/open-rows.ts";
import { readReceipt } from "./shared/receipt.ts";

interface VerifyOptions {
  readonly encryptionKey?: string;
  readonly sealed?: string;
}

export const verb: Verb<[file: string, options: VerifyOptions]> = {
  takes: (command) =>
    command
      .argument("<file>", "receipt of `tally data fetch`, or bundle of `tally data audit`")
      .option("--encryption-key <file>", "key that data were sealed to; of a receipt")
      .option("--sealed <file>", "its ciphertext; beside the receipt if left out"),
  async run(cli, file, options) {
    const { format } = (readJson(file) ?? {}) as { readonly format?: unknown };
    if (format === AUDIT_FORMAT) return verifyBundle(cli, file);
    return verifyReceipt(cli, file, options);
  },
};

/** @throws `DATA_NOT_VALID`. */
async function verifyBundle(cli: Cli, file: string): Promise<void> {
  const bundle = parseFrom(file, () => parseAuditBundle(readText(file)));
  const verdict = await verifyAudit(bundle);
  const failed = verdict.checks.filter(({ ok }) => !ok);
  if (failed.length > 0) {
    throw fault("DATA_NOT_VALID", `${failed[0]?.check}: ${failed[0]?.detail}`, { file, failed });
  }
  const rows = verdict.story.map(({ event, block, detail }) => [block, event, detail]);
  const text = table(["block", "event", "what"], rows, cli.layout());
  const rest = `${verdict.uses} uses. The blocks are believed to be on the chain: compare their hashes with a node of your own.`;
  cli.result(`${text}\n${rest}`, { ok: true, agreement: bundle.agreement, ...verdict });
}

/** @throws `DATA_NOT_VALID`. */
async function verifyReceipt(cli: Cli, file: string, options: VerifyOptions): Promise<void> {
  const receipt = readReceipt(file);
  if (options.encryptionKey === undefined)
    throw fault("USAGE", "a receipt is verified with --encryption-key", { file });
  const client = await cli.client();
  const { access, resource, envelope } = receipt;
  const { agreement, seq, version, key: keyId } = access;
  const { hash } = await getAccess(client, { agreement, seq });
  if (!accessHash(access).startsWith(hash.toLowerCase())) {
    throw fault("DATA_NOT_VALID", "the access on chain is another one", {
      file,
      failed: "access",
      value: accessHash(access),
    });
  }
  const { deployment } = client;
  const agreements = deployedContract(deployment, "Agreements", "data").address;
  const grant = { chainId: deployment.chainId, agreements, agreement, resource, version, keyId };
  const { privateKey } = readEncryptionKey(options.encryptionKey);
  try {
    const contentKey = await unwrapContentKey({ grant, privateKey, envelope: getBytes(envelope) });
    const sealed = options.sealed ?? file.replace(/\.receipt\.json$/, ".sealed");
    const rows = await openRows(client, { ...receipt, contentKey, sealed });
    cli.result(`access ${seq} of ${agreement}: ${rows} rows are those of the chain`, {
      ok: true,
      agreement,
      seq,
      rows,
    });
  } catch (cause) {
    if (!isTallyError(cause) || !/^(SEAL|CONTENT|ENVELOPE|VAULT_ANSWER)_/.test(cause.code)) throw cause;
    throw fault("DATA_NOT_VALID", cause.message, { file, failed: cause.code, ...cause.values }, cause);
  }
}

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { digestPath } from "../../cli/evidence/shared/digest-path.ts";
import { notarise } from "../../cli/evidence/shared/notarise.ts";
import { shorten } from "../../cli/shared/shorten.ts";
import type { Client } from "../../sdk/core/client.ts";
import { endorseLeafAndWait } from "../../sdk/evidence/actions/attestations/endorse-leaf.ts";
import { replaceLeafAndWait } from "../../sdk/evidence/actions/attestations/replace-leaf.ts";
import { revokeLeafAndWait } from "../../sdk/evidence/actions/attestations/revoke-leaf.ts";
import { type EvidenceReceipt, statementOf } from "../../sdk/evidence/model/receipt/evidence-receipt.ts";
import { parseReceipt } from "../../sdk/evidence/model/receipt/parse-receipt.ts";
import { verifyReceiptOffline } from "../../sdk/evidence/model/receipt/verify-offline.ts";
import { type OnlineVerdict, verifyReceiptOnline } from "../../sdk/evidence/model/receipt/verify-online.ts";
import { createStatement } from "../../sdk/evidence/model/statement/create.ts";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import { writeDocuments } from "./documents.ts";

/** A receipt and the file it is for. */
interface Deposit {
  readonly file: string;
  readonly receipt: EvidenceReceipt;
}

/** Evidence deposit: documents notarised in one transaction, verified with and without the chain, tampering found. */
export const evidenceDeposit: Scenario = {
  name: "evidence-deposit",
  title: "Evidence deposit: documents that a court or an auditor can check offline",
  async play(stage: Stage): Promise<Outcome> {
    rmSync(stage.folder, { recursive: true, force: true });
    const { members } = stage;
    const [lab, authority] = [members.get("Clear Water Laboratory"), members.get("River Authority")];
    if (!lab || !authority) throw new Error("the scenario's organisations were not admitted");

    const files = writeDocuments(join(stage.folder, "documents"));
    const out = join(stage.folder, "receipts");
    const silent = { progress: () => ({ add: () => {}, stop: () => {} }), say: () => {} };
    const deposit = await notarise(lab, { args: files, out, ...silent });
    const gas = (await lab.provider.getTransactionReceipt(deposit.transactionHash))?.gasUsed ?? 0n;
    stage.say(`${files.length} documents notarised by Clear Water Laboratory in one transaction, ${gas} gas`);

    const deposits = deposit.receipts.map(({ file, receipt }) => ({ file, receipt: read(receipt) }));
    const [first, second, third, fourth] = deposits as [Deposit, Deposit, Deposit, Deposit];
    const before = await verifyAll(lab, deposits);
    stage.say(`${before.online} verified against the chain, ${before.offline} from the receipt alone`);

    changeOneByte(first.file);
    const changed = await verify(lab, first);
    const found = changed.checks.filter(({ ok }) => !ok).map(({ detail }) => detail);
    stage.say(`one byte of ${basename(first.file)} changed: ${shorten(found[0] ?? "NOT FOUND")}`);

    await endorseLeafAndWait(authority, {
      statement: statementOf(second.receipt),
      proof: second.receipt.batch.path,
      root: second.receipt.batch.root,
    });
    stage.say(`River Authority endorsed ${basename(second.file)}`);

    await revokeLeafAndWait(lab, { statement: statementOf(third.receipt) });
    const revoked = await verify(lab, third);
    stage.say(`${basename(third.file)} revoked: the chain says ${revoked.state}`);

    const { uid } = await replaceLeafAndWait(lab, {
      statement: statementOf(fourth.receipt),
      correction: createStatement({
        ...statementOf(fourth.receipt),
        salt: `0x${"07".repeat(32)}`,
        replaces: fourth.receipt.uid,
      }),
    });
    const replaced = await verify(lab, fourth);
    stage.say(
      `${basename(fourth.file)} replaced: the chain says ${replaced.state} by ${replaced.replacedBy?.slice(0, 10)}…`,
    );

    const facts = {
      "organisations admitted by vote": members.size,
      "documents notarised": files.length,
      "gas for the whole batch": Number(gas),
      "gas for each document": Math.round(Number(gas) / files.length),
      "verified against the chain": `${before.online} of ${files.length}`,
      "verified from the receipt alone": `${before.offline} of ${files.length}`,
      "one changed byte": changed.valid ? "NOT FOUND" : "found",
      "revoked document": revoked.state,
      "replaced document": replaced.state,
      "block to be trusted": first.receipt.anchor.blockHash,
      receipts: out,
    };
    const ok =
      before.online === files.length &&
      before.offline === files.length &&
      !changed.valid &&
      revoked.state === "revoked" &&
      replaced.state === "replaced" &&
      replaced.replacedBy === uid;
    return { ok, facts };
  },
};

function read(path: string): EvidenceReceipt {
  return parseReceipt(readFileSync(path, "utf8"));
}

async function verify(client: Client, { file, receipt }: Deposit): Promise<OnlineVerdict> {
  return verifyReceiptOnline(client, receipt, { file: await digestPath(file) });
}

async function verifyAll(client: Client, deposits: readonly Deposit[]): Promise<{ online: number; offline: number }> {
  let [online, offline] = [0, 0];
  for (const deposit of deposits) {
    if ((await verify(client, deposit)).valid) online++;
    if ((await verifyReceiptOffline(deposit.receipt, { file: await digestPath(deposit.file) })).valid) offline++;
  }
  return { online, offline };
}

function changeOneByte(path: string): void {
  const bytes = readFileSync(path);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

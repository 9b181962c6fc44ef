import { digestFile } from "../../sdk/evidence/model/receipt/file-digest.ts";
import type { EvidenceReceipt } from "../../sdk/evidence/model/receipt/evidence-receipt.ts";
import { RECEIPT_FORMAT } from "../../sdk/evidence/model/receipt/evidence-receipt.ts";
import { parseReceipt } from "../../sdk/evidence/model/receipt/parse-receipt.ts";
import { verifyReceiptOffline } from "../../sdk/evidence/model/receipt/verify-offline.ts";
import { EVIDENCE_CATALOGUE } from "../../sdk/evidence/errors.ts";
import type { ProofKind, Report, Said } from "../verify/kind.ts";
import { RECEIPT_TEXTS } from "./receipt-texts.ts";

/** Receipts of files that were deposited. */
export const receiptKind: ProofKind = {
  format: RECEIPT_FORMAT,
  texts: RECEIPT_TEXTS,
  online: ["chain", "block", "batch", "status", "organisation"],
  comparesFile: true,
  verify: report,
  async ask(text, client) {
    const { verifyReceiptOnline } = await import("../../sdk/evidence/model/receipt/verify-online.ts");
    return (await verifyReceiptOnline(client, parseReceipt(text))).checks;
  },
  remedy: (code) => (EVIDENCE_CATALOGUE as Readonly<Record<string, { readonly remedy: string }>>)[code]?.remedy,
};

async function report(text: string, file: Blob | undefined): Promise<Report> {
  const receipt = parseReceipt(text);
  const digest = file && (await digestFile(file.stream() as unknown as AsyncIterable<Uint8Array>));
  const { valid, checks, trusted } = await verifyReceiptOffline(receipt, digest ? { file: digest } : {});
  const { chain, anchor, uid, batch } = receipt;
  return {
    valid,
    checks,
    said: saidBy(receipt, trusted.blockTime),
    anchor: {
      chainId: chain.chainId,
      genesisHash: chain.genesisHash,
      contract: chain.attestations,
      block: anchor.blockNumber,
      blockHash: anchor.blockHash,
    },
    trusted: trusted.sealers.map((sealer) => `${sealer} sealed the block`),
    path: { leaf: uid, beside: batch.path, root: batch.root },
  };
}

function saidBy(receipt: EvidenceReceipt, blockTime: number | undefined): Said[] {
  const { organisation, file, metadata, statement } = receipt;
  const shown = metadata.fields.map(({ path, value }): Said => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return { key: "said.field", value: `${path.slice(1)}: ${text}`, as: "stranger" };
  });
  return [
    { key: "said.organisation", value: organisation.name, as: "stranger" },
    { key: "said.attester", value: statement.attester, as: "hash" },
    { key: "said.size", value: String(file.size), as: "text" },
    { key: "said.sha256", value: file.sha256, as: "hash" },
    { key: "said.capturedAt", value: String(file.capturedAt), as: "seconds" },
    ...(blockTime === undefined ? [] : [{ key: "said.blockTime", value: String(blockTime), as: "seconds" } as const]),
    ...shown,
  ];
}

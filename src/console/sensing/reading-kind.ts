import { decimalText } from "../../sdk/core/decimal-text.ts";
import { SENSING_CATALOGUE } from "../../sdk/sensing/errors.ts";
import { parseReadingProof } from "../../sdk/sensing/model/parse-reading-proof.ts";
import { READING_PROOF_FORMAT, type ReadingProof } from "../../sdk/sensing/model/reading-proof.ts";
import { verifyReadingProof } from "../../sdk/sensing/model/verify-reading-proof.ts";
import type { ProofKind, Report, Said } from "../verify/kind.ts";
import { READING_TEXTS } from "./reading-texts.ts";

/** Proofs of a monitoring station's readings. */
export const readingKind: ProofKind = {
  format: READING_PROOF_FORMAT,
  texts: READING_TEXTS,
  online: ["chain", "sealed", "contract", "transaction", "gateways", "signers", "history", "station", "sensor"],
  comparesFile: false,
  verify: report,
  async ask(text, client) {
    const { traceReading } = await import("../../sdk/sensing/model/trace.ts");
    return (await traceReading(client, parseReadingProof(text))).checks;
  },
  remedy: (code) => (SENSING_CATALOGUE as Readonly<Record<string, { readonly remedy: string }>>)[code]?.remedy,
};

async function report(text: string): Promise<Report> {
  const proof = parseReadingProof(text);
  const { valid, checks, trusted } = await verifyReadingProof(proof);
  const { chain, sealedBy, leaf, path, batch } = proof;
  return {
    valid,
    checks,
    said: saidBy(proof),
    anchor: { chainId: chain.chainId, genesisHash: chain.genesisHash, contract: chain.feeds, block: sealedBy.block },
    trusted,
    path: { leaf, beside: path, root: batch.root },
  };
}

function saidBy({ reading, sensor, batch, batchId, gateways, sealedBy }: ReadingProof): Said[] {
  const value = `${decimalText(reading.value, sensor.scale)} ${sensor.unit}`;
  return [
    { key: "said.value", value: `${sensor.parameter}: ${value}`, as: "stranger" },
    { key: "said.place", value: `${reading.station} / ${reading.seq}`, as: "text" },
    { key: "said.observedAt", value: String(reading.observedAt), as: "milliseconds" },
    { key: "said.receivedAt", value: String(reading.receivedAt), as: "milliseconds" },
    { key: "said.quality", value: String(reading.quality), as: "text" },
    { key: "said.batch", value: batchId, as: "hash" },
    { key: "said.readings", value: `${batch.firstSeq} – ${batch.firstSeq + batch.count - 1}`, as: "text" },
    ...gateways.signatures.map(({ signer }): Said => ({ key: "said.signer", value: signer, as: "hash" })),
    { key: "said.transaction", value: sealedBy.transaction, as: "hash" },
  ];
}

import { dataLength, keccak256 } from "ethers";
import { verifyProofAt } from "../../core/proof/verify-proof-at.ts";
import { type CheckResult, type Finding, runCheck, toFinding } from "../../core/run-check.ts";
import { checkSignature } from "../../core/signature/check-signature.ts";
import { signerAccount } from "../../core/signature/signer-account.ts";
import { batchId, batchSealDigest } from "./batch-id.ts";
import { checkBatch } from "./check-batch.ts";
import { checkReading } from "./check-reading.ts";
import { readingLeaf } from "./reading-leaf.ts";
import type { ReadingProof } from "./reading-proof.ts";

export interface ReadingProofVerdict {
  /** Whether every step is in order. */
  readonly valid: boolean;
  readonly checks: readonly CheckResult[];
  /** Whether the raw bytes were there to be compared. */
  readonly rawCompared: boolean;
  /** Gateways whose signature only a contract can judge, so that they did not count here. */
  readonly undecided: readonly string[];
  /** What was taken for granted, and only the chain can say. */
  readonly trusted: readonly string[];
}

/**
 * Verifies the evidence of a reading by itself: raw bytes, reading, leaf, Merkle path, batch, its identity, the gateways'
 * signatures. Needs no node. What remains to be trusted is in `trusted`; `traceReading` asks the chain.
 *
 * @example
 * import { parseReadingProof, verifyReadingProof } from "tallystick/sensing";
 *
 * const { valid, checks, trusted } = await verifyReadingProof(parseReadingProof(text));
 */
export async function verifyReadingProof(evidence: ReadingProof): Promise<ReadingProofVerdict> {
  const { raw, reading, leaf, path, batch, gateways, chain } = evidence;
  const undecided: string[] = [];
  const checks: CheckResult[] = [];
  if (raw !== undefined) checks.push(await runCheck("raw", () => rawBytes(raw, reading.evidence)));
  checks.push(
    await runCheck("reading", () => inBatch(evidence)),
    await runCheck("leaf", () => {
      const actual = readingLeaf(checkReading(reading));
      return toFinding(
        same(actual, leaf),
        `the reading hashes to leaf ${leaf}`,
        `the reading hashes to ${actual}, not to ${leaf}`,
      );
    }),
    await runCheck("path", () =>
      toFinding(
        verifyProofAt(batch.root, leaf, path, { index: reading.seq - batch.firstSeq, count: batch.count }),
        `the leaf is the one at the place of reading ${reading.seq} under root ${batch.root}`,
        `the Merkle path does not lead from the leaf, at the place of reading ${reading.seq}, to root ${batch.root}`,
      ),
    ),
    await runCheck("batch", () => {
      const actual = batchId(checkBatch(batch));
      return toFinding(
        same(actual, evidence.batchId),
        `readings ${batch.firstSeq} to ${batch.firstSeq + batch.count - 1} were sealed as batch ${actual}`,
        `the batch hashes to ${actual}, not to ${evidence.batchId}`,
      );
    }),
    await runCheck("signatures", () => signatures(evidence, undecided)),
  );
  const listed = `gateways ${gateways.accounts.join(", ")} are those of epoch ${gateways.epoch}, and ${gateways.quorum} have to sign`;
  return {
    valid: checks.every(({ ok }) => ok),
    checks,
    rawCompared: raw !== undefined,
    undecided,
    trusted: [
      `contract ${chain.feeds} on the chain with id ${chain.chainId} and genesis ${chain.genesisHash} is the consortium's`,
      `it has batch ${evidence.batchId} at place ${batch.firstSeq} of station ${batch.station}'s sequence`,
      listed,
      `sensor ${reading.sensor} measures ${evidence.sensor.parameter} in ${evidence.sensor.unit} with ${evidence.sensor.scale} decimals`,
      ...undecided.map(
        (account) => `the signature of ${account} is good: it is not that of a key, so a contract has to judge it`,
      ),
    ],
  };
}

export const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function rawBytes(raw: string, expected: string): Finding {
  const actual = keccak256(raw);
  return toFinding(
    same(actual, expected),
    `the reading came in the ${(raw.length - 2) / 2} bytes at hand`,
    `the bytes at hand hash to ${actual}, the reading's evidence is ${expected}`,
  );
}

/** Whether the reading can be one of the batch's at all. */
function inBatch({ reading, batch }: ReadingProof): Finding {
  const { station, seq, receivedAt } = reading;
  const faults = [
    station !== batch.station && `the reading is of station ${station}, the batch of ${batch.station}`,
    (seq < batch.firstSeq || seq >= batch.firstSeq + batch.count) &&
      `reading ${seq} is none of ${batch.firstSeq} to ${batch.firstSeq + batch.count - 1}`,
    (receivedAt < batch.from || receivedAt > batch.to) && "it was not received within the batch's times",
  ].filter((fault) => fault !== false);
  return toFinding(
    faults.length === 0,
    `reading ${seq} of station ${station}, number ${seq - batch.firstSeq + 1} of ${batch.count} in its batch`,
    faults.join("; "),
  );
}

async function signatures(evidence: ReadingProof, undecided: string[]): Promise<Finding> {
  const { gateways, batch, chain } = evidence;
  const at = { chainId: chain.chainId, contracts: { Feeds: { address: chain.feeds } } };
  const digest = batchSealDigest(at, checkBatch(batch), gateways.epoch);
  const listed = new Set(gateways.accounts.map((account) => account.toLowerCase()));
  const signed = new Set<string>();
  const faults: string[] = [];
  for (const { signer, signature } of gateways.signatures) {
    const account = signerAccount(signer);
    const finding = await checkSignature(digest, signer, signature);
    const key = account.toLowerCase();
    if (!listed.has(key)) faults.push(`${account} is none of the gateways`);
    else if (signed.has(key) || undecided.includes(account)) faults.push(`${account} signed twice`);
    else if (finding === "valid") signed.add(key);
    // An account whose signature is not that of a key can be a contract, which only the chain can ask.
    else if (finding === "unchecked" || dataLength(signature) !== 65) undecided.push(account);
    else faults.push(`the signature of ${account} is ${finding}`);
  }
  const enough = signed.size + undecided.length >= gateways.quorum && gateways.quorum > 0;
  if (!enough) faults.push(`${signed.size + undecided.length} signed, ${gateways.quorum} have to`);
  const pending = undecided.length > 0 ? `; only the chain can judge that of ${undecided.join(", ")}` : "";
  return toFinding(
    faults.length === 0,
    `${signed.size} of ${gateways.accounts.length} gateways signed, ${gateways.quorum} had to${pending}`,
    faults.join("; "),
  );
}

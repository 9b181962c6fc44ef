import { Interface } from "ethers";
import { abi } from "../../../../../types/abi/Attestations.ts";
import { verifyProof } from "../../../core/proof/verify-proof.ts";
import {
  type ProvedTransactionReceipt,
  verifyTransactionReceiptProof,
} from "../../../core/proof/verify-transaction-receipt-proof.ts";
import { type CheckResult, type Finding, runCheck, toFinding } from "../../../core/run-check.ts";
import { verifyDisclosure } from "../document/verify-disclosure.ts";
import { schemaId } from "../schema/schema-id.ts";
import { attestationsEip712Domain, uidOf } from "../statement/statement.ts";
import { type EvidenceReceipt, statementOf } from "./evidence-receipt.ts";
import type { FileDigest } from "./file-digest.ts";
import { encodeFileFacts, FILE_SCHEMA } from "./file-schema.ts";

export interface VerifyReceiptOptions {
  /** Digest of the file at hand, by `digestFile`. If left out, the receipt alone is verified. */
  readonly file?: FileDigest;
}

export interface OfflineVerdict {
  /** Whether every check passed. */
  readonly valid: boolean;
  readonly checks: readonly CheckResult[];
  /** Whether a file was compared, or the receipt alone was verified. */
  readonly fileCompared: boolean;
  /** What the verification takes for granted: that this block is on the chain. */
  readonly trusted: {
    readonly chainId: number;
    readonly genesisHash: string;
    readonly blockNumber: number;
    readonly blockHash: string;
    /** Seconds since 1970, by the block; undefined when its header does not prove. */
    readonly blockTime: number | undefined;
    /** On a QBFT chain, who sealed the block. To be compared with the chain's validators. */
    readonly sealers: readonly string[];
  };
}

/**
 * Verifies a receipt by itself: file, statement, uid, Merkle path, root, event, receipts root, header, block hash. Needs no
 * node. What remains to be trusted is that the block is on the chain. Only the chain can say whether the statement was
 * revoked since, and to which organisation the attester's account belongs: see `verifyReceiptOnline`.
 *
 * @example
 * import { parseReceipt, verifyReceiptOffline } from "tallystick/evidence";
 *
 * const { valid, checks, trusted } = await verifyReceiptOffline(parseReceipt(text), { file: digest });
 */
export async function verifyReceiptOffline(
  receipt: EvidenceReceipt,
  options: VerifyReceiptOptions = {},
): Promise<OfflineVerdict> {
  const { file } = options;
  const { batch, anchor, chain, uid } = receipt;
  let proved: ProvedTransactionReceipt | undefined;
  const inBlock = await runCheck("receipt", async () => {
    proved = await verifyTransactionReceiptProof(anchor.proof);
    return toFinding(true, `the transaction's receipt is in the block's receipts root ${proved.receiptsRoot}`, "");
  });
  const checks: CheckResult[] = [];
  if (file) checks.push(await runCheck("file", () => sameFile(receipt.file, file)));
  checks.push(
    await runCheck("metadata", () => metadata(receipt)),
    await runCheck("statement", () => statement(receipt)),
    await runCheck("uid", () => {
      const actual = uidOf(domainOf(receipt), statementOf(receipt));
      return toFinding(
        actual === uid,
        `the statement hashes to uid ${uid}`,
        `the statement hashes to ${actual}, not to ${uid}`,
      );
    }),
    await runCheck("path", () =>
      toFinding(
        verifyProof(batch.root, uid, batch.path),
        `the uid is one of the leaves under root ${batch.root}`,
        `the Merkle path does not lead from the uid to root ${batch.root}`,
      ),
    ),
    await runCheck("event", () => anchoredIn(receipt, proved)),
    inBlock,
    await runCheck("header", () =>
      toFinding(
        proved?.hash === anchor.blockHash && proved.number === anchor.blockNumber,
        `the header is that of block ${anchor.blockNumber}, ${anchor.blockHash}`,
        proved
          ? `the header is that of block ${proved.number}, ${proved.hash}, not of ${anchor.blockNumber}, ${anchor.blockHash}`
          : "no header is proved",
      ),
    ),
  );
  return {
    valid: checks.every(({ ok }) => ok),
    checks,
    fileCompared: file !== undefined,
    trusted: {
      chainId: chain.chainId,
      genesisHash: chain.genesisHash,
      blockNumber: anchor.blockNumber,
      blockHash: anchor.blockHash,
      blockTime: proved?.timestamp,
      sealers: proved?.sealers ?? [],
    },
  };
}

/** Says which of the hashes differ. */
function sameFile(expected: FileDigest, actual: FileDigest): Finding {
  const differs = (["size", "sha256", "keccak256"] as const).filter(
    (name) => String(expected[name]).toLowerCase() !== String(actual[name]).toLowerCase(),
  );
  const list = differs.map((name) => `${name} is ${actual[name]}, the receipt has ${expected[name]}`);
  return toFinding(differs.length === 0, "size, SHA-256 and keccak-256 are those of the receipt", list.join("; "));
}

function metadata({ metadata: { root, fields } }: EvidenceReceipt): Finding {
  const shown = `${fields.length} field${fields.length === 1 ? "" : "s"}`;
  // All may be left out: then nothing is claimed.
  const ok = fields.length === 0 || verifyDisclosure(root, { fields });
  return toFinding(ok, `${shown} shown, as committed to in ${root}`, `a field is not the one committed to in ${root}`);
}

function statement(receipt: EvidenceReceipt): Finding {
  const { schema, statement, file, metadata } = receipt;
  const faults = [
    schemaId(schema.definition, schema.revocable, schema.policy) !== schema.id.toLowerCase() &&
      "the schema's id is not that of its definition",
    schema.id.toLowerCase() !== FILE_SCHEMA.id && "the schema is not the one for files",
    statement.schema.toLowerCase() !== schema.id.toLowerCase() && "the statement is under another schema",
    statement.data.toLowerCase() !== encodeFileFacts(file, metadata.root) &&
      "the statement's data is not of this file and metadata",
  ].filter((fault) => fault !== false);
  return toFinding(
    faults.length === 0,
    `${statement.attester} states size, hashes, time of capture and metadata of the file`,
    faults.join("; "),
  );
}

function domainOf({ chain }: EvidenceReceipt) {
  return attestationsEip712Domain({
    chainId: chain.chainId,
    contracts: { Attestations: { address: chain.attestations } },
  });
}

function anchoredIn(
  { batch, statement, chain }: EvidenceReceipt,
  proved: ProvedTransactionReceipt | undefined,
): Finding {
  const { root, count } = batch;
  const expected = new Interface(abi).encodeEventLog("Anchored", [root, statement.schema, statement.attester, count]);
  const anchored = (proved?.succeeded ? proved.logs : []).some(
    ({ address, topics, data }) =>
      address === chain.attestations.toLowerCase() &&
      data === expected.data &&
      topics.length === expected.topics.length &&
      topics.every((topic, i) => topic === expected.topics[i]),
  );
  return toFinding(
    anchored,
    `${statement.attester} anchored root ${root} of ${count} in contract ${chain.attestations}`,
    proved
      ? `no event in the receipt says that ${statement.attester} anchored root ${root} of ${count} in ${chain.attestations}`
      : "no receipt is proved that could have the event",
  );
}

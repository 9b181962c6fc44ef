import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { createTransactionReceiptProof } from "../../../core/proof/create-transaction-receipt-proof.ts";
import { parseHeader } from "../../../core/proof/header.ts";
import { findOrganisation } from "../../../members/model/find-organisation.ts";
import { buildStatementTree } from "../anchor/build-statement-tree.ts";
import { disclose } from "../document/disclose.ts";
import { attestationsEip712Domain } from "../statement/statement.ts";
import type { FileStatement } from "./create-file-statement.ts";
import { type EvidenceReceipt, RECEIPT_FORMAT, RECEIPT_VERSION } from "./evidence-receipt.ts";
import { FILE_SCHEMA } from "./file-schema.ts";

export interface IssueReceiptsParameters {
  /** All of the batch, in its order. */
  readonly evidence: readonly FileStatement[];
  /** The transaction that anchored it. */
  readonly transactionHash: string;
}

/**
 * Issues the receipts of an anchored batch of files. Returns a function that makes the receipt of one item, so that the
 * receipts of a large batch are never in memory together.
 *
 * @throws `BATCH_*`, `BLOCK_UNKNOWN`, `HEADER_MISMATCH`, `TRANSACTION_RECEIPTS_MISMATCH`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { issueReceipts } from "tallystick/evidence";
 *
 * const receiptOf = await issueReceipts(client, { evidence, transactionHash });
 * const first = receiptOf(0);
 */
export async function issueReceipts(
  client: Client,
  { evidence, transactionHash }: IssueReceiptsParameters,
): Promise<(item: number) => EvidenceReceipt> {
  const { deployment, provider } = client;
  const { root, count, uids, attester, proofOf } = buildStatementTree(
    attestationsEip712Domain(deployment),
    evidence.map(({ statement }) => statement),
  );
  const proof = await createTransactionReceiptProof(provider, transactionHash);
  const block = parseHeader(proof.header);
  const { id, name } = await findOrganisation(client, attester);
  return (item) => {
    const path = proofOf(item);
    const { file, metadata, statement } = evidence[item] as FileStatement;
    return {
      format: RECEIPT_FORMAT,
      version: RECEIPT_VERSION,
      file,
      metadata: { root: metadata.root, ...disclose(metadata, [""]) },
      schema: FILE_SCHEMA,
      statement: { ...statement, validUntil: Number(statement.validUntil) },
      uid: uids[item] as string,
      batch: { root, count, path },
      organisation: { id, name },
      chain: {
        chainId: deployment.chainId,
        genesisHash: deployment.genesisHash,
        attestations: deployedContract(deployment, "Attestations", "evidence").address,
      },
      anchor: { transactionHash, blockNumber: block.number, blockHash: block.hash, proof },
    };
  };
}

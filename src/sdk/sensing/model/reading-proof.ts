import type { Deployment } from "../../core/deployment.ts";
import { deployedContract } from "../../core/deployment.ts";
import type { Batch, GatewaySignature } from "./batch.ts";
import { batchId } from "./batch-id.ts";
import type { Reading } from "./reading.ts";
import { readingLeaf } from "./reading-leaf.ts";

export const READING_PROOF_FORMAT = "tallystick reading proof";
export const READING_PROOF_VERSION = 1;

/**
 * One sealed reading with its proof: its batch, the path to the batch's root, the gateways' signatures. Documented in
 * docs/reading-proof.md.
 */
export interface ReadingProof {
  readonly format: typeof READING_PROOF_FORMAT;
  readonly version: typeof READING_PROOF_VERSION;
  readonly reading: Reading;
  /** What the value means; it never changes on chain. */
  readonly sensor: { readonly parameter: string; readonly unit: string; readonly scale: number };
  readonly leaf: string;
  /** Merkle path from the leaf to the batch's root. */
  readonly path: readonly string[];
  readonly batch: Batch;
  /** Id of the batch, which the chain stores. */
  readonly batchId: string;
  /** Who had to sign, and who did. */
  readonly gateways: {
    readonly epoch: number;
    readonly quorum: number;
    readonly accounts: readonly string[];
    readonly signatures: readonly GatewaySignature[];
  };
  readonly chain: { readonly chainId: number; readonly genesisHash: string; readonly feeds: string };
  /** The transaction that sealed the batch. */
  readonly sealedBy: { readonly transaction: string; readonly block: number };
  /** The bytes that the reading came in, in hex, where they are handed out: `reading.evidence` is their keccak256. */
  readonly raw?: string;
}

export interface CreateReadingProofParameters
  extends Pick<ReadingProof, "reading" | "sensor" | "path" | "batch" | "gateways" | "sealedBy"> {
  readonly deployment: Pick<Deployment, "chainId" | "genesisHash" | "contracts">;
  readonly raw?: string;
}

/**
 * Puts the evidence of a sealed reading together.
 *
 * @example
 * import { createReadingProof } from "tallystick/sensing";
 *
 * const evidence = createReadingProof({
 *   deployment,
 *   reading,
 *   sensor: { parameter: "w01001", unit: "[pH]", scale: 2 },
 *   path,
 *   batch,
 *   gateways: { epoch: 1, quorum: 2, accounts: [account, attester], signatures },
 *   sealedBy: { transaction: transactionHash, block: 1207 },
 * });
 */
export function createReadingProof(parameters: CreateReadingProofParameters): ReadingProof {
  const { deployment, reading, sensor, path, batch, gateways, sealedBy, raw } = parameters;
  const { parameter, unit, scale } = sensor;
  const { epoch, quorum, accounts, signatures } = gateways;
  return {
    format: READING_PROOF_FORMAT,
    version: READING_PROOF_VERSION,
    reading,
    sensor: { parameter, unit, scale },
    leaf: readingLeaf(reading),
    path: [...path],
    batch,
    batchId: batchId(batch),
    gateways: {
      epoch,
      quorum,
      accounts: [...accounts],
      signatures: signatures.map(({ signer, signature }) => ({ signer, signature })),
    },
    chain: {
      chainId: deployment.chainId,
      genesisHash: deployment.genesisHash,
      feeds: deployedContract(deployment, "Feeds", "sensing").address,
    },
    sealedBy: { transaction: sealedBy.transaction, block: sealedBy.block },
    ...(raw !== undefined && { raw }),
  };
}

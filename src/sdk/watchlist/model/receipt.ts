import { AbiCoder, concat, keccak256, ZeroHash } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import { checkNumber, checkWhole, UINT32 } from "../../core/whole.ts";

export interface QueryReceiptParameters {
  /** 32 bytes that only the querier knows. */
  readonly nonce: string;
  readonly publicKey: string;
  readonly epoch: number;
  /** Bucket that was asked for. */
  readonly bucket: number;
}

/**
 * What a query leaves behind: it says nothing about a subject, and who has the nonce can show later what was asked, and when.
 *
 * @throws `ARGUMENT_INVALID`.
 */
export function queryReceipt({ nonce, publicKey, epoch, bucket }: QueryReceiptParameters): string {
  const fields = [
    checkBytes32("nonce", nonce),
    checkBytes32("publicKey", publicKey),
    checkNumber("epoch", epoch),
    checkWhole("bucket", bucket, 0, UINT32),
  ];
  return keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "bytes32", "uint32", "uint256"], fields));
}

/** The chain of receipts with more of them at its end; it begins at zero. */
export const chainReceipts = (before: string = ZeroHash, receipts: readonly string[] = []): string =>
  receipts.reduce((head, receipt) => keccak256(concat([head, receipt])), before);

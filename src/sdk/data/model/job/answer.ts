import { AbiCoder, keccak256, TypedDataEncoder, ZeroHash } from "ethers";
import { checkBytes32, checkThat } from "../../../core/check.ts";
import { checkNumber } from "../../../core/whole.ts";
import { COMMITMENT_TYPES } from "./job-types.ts";

/** What an executor commits to, and reveals. Kept from the commitment to the reveal: without it nothing can be revealed. */
export interface Answer {
  readonly resultHash: string;
  readonly logHash: string;
  /** 32 random bytes. */
  readonly salt: string;
}

export interface CommitmentParameters extends Answer {
  /** The job's id. */
  readonly computation: string;
  /** Organisation. */
  readonly executor: number;
}

/**
 * The commitment of an executor: no other executor and no other job can use it.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { resultCommitment } from "tallystick/data";
 *
 * const commitment = resultCommitment({ computation, executor: 4, resultHash, logHash, salt });
 */
export function resultCommitment({ computation, executor, ...answer }: CommitmentParameters): string {
  const job = checkBytes32("computation", computation);
  const message = { job, executor: checkNumber("executor", executor), ...checkAnswer(answer) };
  return TypedDataEncoder.hashStruct("Commitment", COMMITMENT_TYPES, message);
}

/** @throws `ARGUMENT_INVALID`. */
export function checkAnswer({ resultHash, logHash, salt }: Answer): Answer {
  const result = checkBytes32("resultHash", resultHash);
  checkThat(result !== ZeroHash, "resultHash", result, "a hash");
  return { resultHash: result, logHash: checkBytes32("logHash", logHash), salt: checkBytes32("salt", salt) };
}

export interface RevealedResult {
  readonly executor: number;
  readonly resultHash: string;
  readonly logHash: string;
}

/** One hash over everything that was revealed, in its order: that of a receipt. */
export function transcriptOf(revealed: readonly RevealedResult[]): string {
  return revealed.reduce(
    (before, { executor, resultHash, logHash }) =>
      keccak256(
        AbiCoder.defaultAbiCoder().encode(
          ["bytes32", "uint32", "bytes32", "bytes32"],
          [before, executor, resultHash, logHash],
        ),
      ),
    ZeroHash,
  );
}

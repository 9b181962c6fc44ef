import { qbftQuorum } from "../../../lib/qbft-quorum.ts";
import { checkWhole } from "../../core/whole.ts";

/**
 * How many of so many validators have to seal a header: two thirds, rounded up, as Besu asks for.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { quorumOf } from "tallystick/anchoring";
 *
 * console.log(quorumOf(4)); // 3
 */
export function quorumOf(validators: number): number {
  return qbftQuorum(checkWhole("validators", validators, 0));
}

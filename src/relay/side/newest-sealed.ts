import { isTallyError } from "../../lib/errors.ts";
import type { QbftHeader } from "../../sdk/anchoring/model/qbft-header.ts";
import { requireQuorum } from "../../sdk/anchoring/model/seals.ts";
import { isForeign, isNotYet } from "./faults.ts";
import type { Side } from "./side.ts";

/** The other chain's newest block, with its header. */
export interface Newest {
  readonly head: number;
  readonly header: QbftHeader;
}

/**
 * The highest block that a node tells of and whose header a quorum of the trusted validators sealed: neither a node that is behind decides
 * what is the newest, nor one that invents. Where there is none such, the lowest that a quorum of the validators that it lists sealed: they
 * may be the chain's, and are not trusted yet.
 *
 * @throws what is wrong with the header of the highest otherwise; `BLOCK_UNKNOWN` where it cannot be had yet; as the nodes where none answers.
 */
export async function fetchNewestSealed(side: Side, trusted: readonly string[]): Promise<Newest> {
  let foreign: Newest | undefined;
  const failures: unknown[] = [];
  for (const head of await side.heads()) {
    try {
      const header = await side.header(head, trusted);
      try {
        requireQuorum(header, trusted);
        return { head, header };
      } catch (error) {
        if (!isForeign(error)) throw error;
        foreign = { head, header };
      }
    } catch (error) {
      if (!isTallyError(error)) throw error;
      failures.push(error);
    }
  }
  if (foreign !== undefined) return foreign;
  throw failures.find((error) => !isNotYet(error)) ?? failures[0];
}

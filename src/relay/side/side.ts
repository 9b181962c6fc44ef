import type { Provider } from "ethers";
import { isTallyError, type TallyError } from "../../lib/errors.ts";
import { fetchQbftHeader } from "../../sdk/anchoring/chain/fetch-header.ts";
import {
  fetchStateProof,
  type StateProof,
  type StateProofQuestion,
} from "../../sdk/anchoring/chain/fetch-state-proof.ts";
import type { FetchHeader } from "../../sdk/anchoring/chain/plan-updates.ts";
import type { QbftHeader } from "../../sdk/anchoring/model/qbft-header.ts";
import { recoverSeals } from "../../sdk/anchoring/model/seals.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { mergeSeals } from "./merge-seals.ts";

/** The other chain, as its nodes tell of it. Nothing of it is trusted. */
export interface Side {
  /** The highest block that a node tells of. @throws as the nodes where none answers. */
  head(): Promise<number>;
  /** A header with the seals of all nodes that have it; of different ones, that which trusted validators sealed. @throws what the first node said where none has it. */
  header: FetchHeader;
  /** @throws what the last node said where none proves it. */
  proof(question: StateProofQuestion): Promise<StateProof>;
  /** @throws `CHAIN_MISMATCH`; as the nodes where none answers. */
  requireChain(chainId: number): Promise<void>;
}

export function createSide(nodes: readonly Provider[]): Side {
  /** What all nodes say: answers, and what those say that have none. @throws the first of these where there is no answer. */
  async function ask<T>(question: (node: Provider) => Promise<T>): Promise<T[]> {
    const results = await Promise.allSettled(nodes.map((node) => rpc(() => question(node))));
    const answers = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    if (answers.length > 0) return answers;
    throw worstOf(results.flatMap((result) => (result.status === "rejected" ? [result.reason] : [])));
  }
  return {
    // One that is behind tells of fewer; one that tells of blocks that are not there is found out by their headers.
    head: async () => lowerMedian(await ask((node) => node.getBlockNumber())),
    async header(number, trusted) {
      const headers = await ask(async (node) => {
        const header = await fetchQbftHeader(node, number);
        recoverSeals(header); // one with a seal that is none must not spoil those of others
        return header;
      });
      return mergeSeals(headers, trusted) as QbftHeader;
    },
    async proof(question) {
      let failure: unknown;
      for (const node of nodes) {
        try {
          return await fetchStateProof(node, question);
        } catch (error) {
          failure = error;
        }
      }
      throw failure;
    },
    async requireChain(chainId) {
      const found = await ask(async (node) => Number((await node.getNetwork()).chainId));
      const other = found.find((each) => each !== chainId);
      if (other === undefined) return;
      const message = `a node is of chain ${other}, the light client of chain ${chainId}`;
      throw sdkError("CHAIN_MISMATCH", message, { field: "side.nodes", expected: chainId, actual: other });
    },
  };
}

/** The one in the middle, of two the lower: neither a node that is behind decides nor one that invents. */
function lowerMedian(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] as number;
}

/** What no later attempt mends says most. */
function worstOf(errors: readonly unknown[]): unknown {
  const isFinal = (error: unknown): error is TallyError => isTallyError(error) && !error.retryable;
  return errors.find(isFinal) ?? errors[0];
}

import type { Provider } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import { isTallyError } from "../../lib/errors.ts";
import { endsWithin } from "../../lib/grace.ts";
import { fetchQbftHeader } from "../../sdk/anchoring/chain/fetch-header.ts";
import {
  fetchStateProof,
  type StateProof,
  type StateProofQuestion,
} from "../../sdk/anchoring/chain/fetch-state-proof.ts";
import type { FetchHeader } from "../../sdk/anchoring/chain/plan-updates.ts";
import type { QbftHeader } from "../../sdk/anchoring/model/qbft-header.ts";
import { invalidHeader } from "../../sdk/anchoring/model/rlp.ts";
import { recoverSeals } from "../../sdk/anchoring/model/seals.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import { rpc } from "../../sdk/core/rpc.ts";
import { checkProof } from "./check-proof.ts";
import { type Headers, mergeSeals } from "./merge-seals.ts";

/** The other chain, as its nodes tell of it. Nothing of it is trusted. */
export interface Side {
  /** Heights that nodes tell of as their newest, each once, the highest first. @throws as the nodes where none answers. */
  heads(): Promise<readonly number[]>;
  /** A header with the seals of all nodes that have it; of different ones, that which trusted validators sealed. @throws what the first node said where none has it. */
  header: FetchHeader;
  /**
   * What the first node answers that proves it under the state root.
   *
   * @throws `WORLD_STATE_UNAVAILABLE` where all nodes say so; otherwise what another one said.
   */
  proof(question: StateProofQuestion, stateRoot: string): Promise<StateProof>;
  /** @throws `CHAIN_MISMATCH`; as the nodes where none answers. */
  requireChain(chainId: number): Promise<void>;
}

/** Milliseconds for which the other nodes are waited for once one has answered: one that hangs does not hold up all. */
const GRACE = 1_000;
/** Validators of any chain that is followed. */
const MOST_VALIDATORS = 256;

export function createSide(nodes: readonly Provider[], clock: Clock): Side {
  /** The node that proved something last is asked first. */
  let proving = 0;

  /** What nodes answer, in the order of the nodes: each of them, or those that do in time. @throws what says most where none answers. */
  async function ask<T>(
    question: (node: Provider) => Promise<T>,
    whom: "each" | "in time" = "in time",
  ): Promise<readonly [T, ...T[]]> {
    const answers = new Map<number, T>();
    const failures: unknown[] = [];
    const asked = nodes.map(async (node, i) => {
      try {
        answers.set(i, await rpc(() => question(node)));
      } catch (error) {
        failures.push(error);
        throw error;
      }
    });
    const all = Promise.allSettled(asked);
    if (whom === "each") await all;
    await Promise.any(asked).catch(() => all);
    await endsWithin(all, GRACE, clock);
    const [first, ...others] = [...answers].toSorted(([a], [b]) => a - b).map(([, answer]) => answer);
    if (first !== undefined) return [first, ...others];
    throw worstOf(failures);
  }
  return {
    async heads() {
      const told = await ask((node) => node.getBlockNumber());
      return [...new Set(told)].toSorted((a, b) => b - a);
    },
    async header(number, trusted) {
      const headers: Headers = await ask(async (node) => {
        const header = await fetchQbftHeader(node, number);
        requireBounded(header);
        recoverSeals(header); // one with a seal that is none must not spoil those of others
        return header;
      });
      return mergeSeals(headers, trusted);
    },
    async proof(question, stateRoot) {
      const failures: unknown[] = [];
      for (let n = 0; n < nodes.length; n++) {
        const at = (proving + n) % nodes.length;
        const node = nodes[at] as Provider;
        try {
          const proof = checkProof(stateRoot, await rpc(() => fetchStateProof(node, question)));
          proving = at;
          return proof;
        } catch (error) {
          failures.push(error);
        }
      }
      throw failures.find((error) => !isTallyError(error, "WORLD_STATE_UNAVAILABLE")) ?? failures[0];
    },
    async requireChain(chainId) {
      const found = await ask(async (node) => Number((await node.getNetwork()).chainId), "each");
      const other = found.find((each) => each !== chainId);
      if (other === undefined) return;
      const message = `a node is of chain ${other}, the light client of chain ${chainId}`;
      throw sdkError("CHAIN_MISMATCH", message, { field: "side.nodes", expected: chainId, actual: other });
    },
  };
}

/** Each seal is recovered, which takes a millisecond: of a header that lists more of them than validators, or absurdly many, none is. */
function requireBounded({ extraData: { validators, seals } }: QbftHeader): void {
  const most = Math.min(validators.length, MOST_VALIDATORS);
  if (seals.length > most) invalidHeader("extraData.seals", `${seals.length} seals`, `at most ${most}`);
}

/** What no later attempt mends says most, and silence least. */
function worstOf(errors: readonly unknown[]): unknown {
  const isFinal = (error: unknown) => isTallyError(error) && !error.retryable;
  const isAnswer = (error: unknown) => !isTallyError(error, "RPC_UNREACHABLE");
  return errors.find(isFinal) ?? errors.find(isAnswer) ?? errors[0];
}

import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../../lib/clock.ts";
import type { AsOf } from "../../sdk/query/ask.ts";
import type { IndexerState } from "../follow/state.ts";
import { WITHHELD_READ } from "../store/kept-tables.ts";
import type { Reader, ReaderStore } from "../store/reader.ts";
import type { Asked } from "./answers.ts";
import { asOfIn } from "./as-of.ts";
import { noteReads } from "./rests-on.ts";
import type { Asker } from "./viewer.ts";
import { createWitness, readOf } from "./witness.ts";

export interface AskStoreParameters {
  readonly store: ReaderStore;
  readonly state: IndexerState;
  readonly clock: Clock;
  /** Who asks, as the rows have it. */
  askerOf(request: FastifyRequest, read: Reader, asOf: AsOf): Promise<Asker>;
}

/**
 * Answers a question from one state of the store, to whom asks it. What is told by office alone is written down first.
 *
 * @param route By its name.
 * @throws `CHAIN_REPLACED`, `INDEX_NOT_READY`, `INDEX_STORE_UNREACHABLE`.
 */
export type AskStore = <T>(
  request: FastifyRequest,
  question: { readonly route: string; readonly parameters: Asked["parameters"] },
  work: (asked: Asked) => Promise<T>,
) => Promise<T>;

export const createAskStore =
  ({ store, state, clock, askerOf }: AskStoreParameters): AskStore =>
  async (request, { route, parameters }, work) => {
    if (state.replaced) throw state.replaced;
    const { answer, told, end } = await store.read(async (read) => {
      const asOf = await asOfIn(read, state);
      const { viewer, end } = await askerOf(request, read, asOf);
      const witness = createWitness();
      // Who asks is no part of the answer: whoever becomes another asks everything anew.
      const answer = await work({ viewer, parameters, witness, ...noteReads(read, asOf) });
      return { answer, end, told: readOf(viewer, witness, clock.now(), randomBytes(8).toString("hex"), route) };
    });
    await end?.();
    if (told !== undefined) await store.keep(WITHHELD_READ, [told]);
    return answer;
  };

/** An answer in the form of somebody else's standard says in a header up to where the chain is in it, and is kept by nobody. */
export const tellAsOf = (reply: FastifyReply, { asOf }: Asked): FastifyReply =>
  reply.header("tally-as-of", JSON.stringify(asOf)).header("cache-control", "private, no-store");

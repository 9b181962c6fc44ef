import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../../lib/clock.ts";
import type { AsOf } from "../../sdk/query/ask.ts";
import type { IndexerState } from "../follow/state.ts";
import { WITHHELD_READ } from "../store/kept-tables.ts";
import type { Reader, ReaderStore } from "../store/reader.ts";
import type { Asked } from "./answers.ts";
import { asOfIn } from "./as-of.ts";
import type { Viewer } from "./viewer.ts";
import { createWitness, readOf } from "./witness.ts";

export interface AskStoreParameters {
  readonly store: ReaderStore;
  readonly state: IndexerState;
  readonly clock: Clock;
  /** Who asks, as the rows have it. */
  viewerOf(request: FastifyRequest, read: Reader, asOf: AsOf): Promise<Viewer>;
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
  ({ store, state, clock, viewerOf }: AskStoreParameters): AskStore =>
  async (request, { route, parameters }, work) => {
    if (state.replaced) throw state.replaced;
    const { answer, told } = await store.read(async (read) => {
      const asOf = await asOfIn(read, state);
      const viewer = await viewerOf(request, read, asOf);
      const witness = createWitness();
      const answer = await work({ viewer, asOf, parameters, read, witness });
      return { answer, told: readOf(viewer, witness, clock.now(), randomBytes(8).toString("hex"), route) };
    });
    if (told !== undefined) await store.keep(WITHHELD_READ, [told]);
    return answer;
  };

/** An answer in the form of somebody else's standard says in a header up to where the chain is in it, and is kept by nobody. */
export const tellAsOf = (reply: FastifyReply, { asOf }: Asked): FastifyReply =>
  reply.header("tally-as-of", JSON.stringify(asOf)).header("cache-control", "private, no-store");

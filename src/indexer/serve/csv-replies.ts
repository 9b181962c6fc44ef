import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AsOf } from "../../sdk/query/ask.ts";
import { indexerError } from "../errors.ts";
import type { MadePage } from "./answers.ts";
import { csvLine } from "./csv.ts";
import type { PageQuestion } from "./page.ts";
import type { Viewer } from "./viewer.ts";

/** A page, and who it is for. */
export interface AnsweredTo {
  readonly viewer: Viewer;
  readonly answer: object;
}

export interface CsvReplies {
  /**
   * All pages from one on, as lines of CSV. What cannot be answered at all is said before the first line; a list whose reader signs out, or is
   * nobody any more, is cut off: half of it would be withheld without a word.
   *
   * @throws `INDEX_OVERLOADED`.
   */
  reply(
    request: FastifyRequest,
    reply: FastifyReply,
    ask: (page: PageQuestion) => Promise<AnsweredTo>,
    from: PageQuestion,
    names: readonly string[],
  ): Promise<FastifyReply>;
}

export const CSV = "text/csv";
/** Lines of a page. */
export const MOST_LINES = 500;
/** Lists that one address is given at a time: each takes as long as the list. */
const MOST_LISTS = 2;
/** `asOf` of the first page: the ones after it may be of later blocks. */
const AS_OF_HEADER = "tally-as-of";

/** Lists as CSV, and to how many of them each address listens. */
export function csvReplies(): CsvReplies {
  const given = new Map<string, number>();
  /** Gives what ends it. */
  function begin(address: string): () => void {
    const before = given.get(address) ?? 0;
    if (before >= MOST_LISTS) {
      const values = { limit: MOST_LISTS };
      throw indexerError("INDEX_OVERLOADED", `${MOST_LISTS} lists are being given to this address`, values);
    }
    given.set(address, before + 1);
    return () => {
      const left = (given.get(address) ?? 1) - 1;
      if (left === 0) given.delete(address);
      else given.set(address, left);
    };
  }
  return {
    async reply({ ip }, reply, ask, from, names) {
      reply.raw.once("close", begin(ip));
      const pageAt = async (after: string | undefined) => {
        const { viewer, answer } = await ask({ after, limit: MOST_LINES });
        return { viewer: JSON.stringify(viewer), page: answer as MadePage & { readonly asOf: AsOf } };
      };
      const first = await pageAt(from.after);
      async function* lines(): AsyncGenerator<string> {
        yield csvLine(names);
        for (let { viewer, page } = first; ; { viewer, page } = await pageAt(page.next ?? undefined)) {
          if (viewer !== first.viewer) {
            throw indexerError("INDEX_SIGN_IN_NOBODY", "who reads is somebody else by now", { field: "session" });
          }
          for (const each of page.items) yield csvLine(names.map((name) => (each as Record<string, unknown>)[name]));
          if (page.next === null) return;
        }
      }
      reply.header(AS_OF_HEADER, JSON.stringify(first.page.asOf));
      return reply.type(`${CSV}; charset=utf-8`).send(Readable.from(lines()));
    },
  };
}

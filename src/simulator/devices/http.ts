import { type Clock, systemClock } from "../../lib/clock.ts";
import { type Device, type Outcome, openLedger } from "./device.ts";
import { only, packsOf, withinWindow } from "./packs.ts";
import { type SenmlOptions, senmlCanSay, senmlPack } from "./senml-pack.ts";
import { createPoster } from "./socket/http-post.ts";

export interface HttpDeviceParameters {
  /** Where packs are posted. */
  readonly url: string;
  readonly senml: SenmlOptions;
  /** Carries the station's API key. */
  readonly headers: Readonly<Record<string, string>>;
  /** Readings per pack. @default 5 */
  readonly packSize?: number;
  /** Requests that may be unanswered at a time; more than one can overtake one another. @default 8 */
  readonly window?: number;
  /** How often a pack is tried before it is given up. @default 50 */
  readonly tries?: number;
  /** Whether acknowledged readings are kept in the ledger. @default true */
  readonly keep?: boolean;
  readonly clock?: Clock;
}

/** First pause before trying again, doubled each time, and the longest; milliseconds. */
const PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/** A station that posts SenML packs. A pack is delivered when the answer is 2xx; 429, 503 and broken connections are tried again. */
export function createHttpDevice(parameters: HttpDeviceParameters): Device {
  const { url, senml, packSize = 5, window = 8, tries = 50, keep = true, clock = systemClock } = parameters;
  const book = openLedger(keep);
  const poster = createPoster(url, { "content-type": "application/senml+json", ...parameters.headers }, window);
  const closing = new AbortController();

  async function post(body: string): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      const answer = await poster.post(body).catch(() => undefined);
      if (answer && answer.status >= 200 && answer.status < 300) return "acknowledged";
      if (answer && answer.status !== 429 && answer.status !== 503) return { refused: String(answer.status) };
      if (attempt === tries || closing.signal.aborted) return "givenUp";
      const pause = Math.min(LONGEST_PAUSE, PAUSE * 2 ** (attempt - 1));
      await clock.sleep(answer?.retryAfter === undefined ? pause : answer.retryAfter * 1000, closing.signal);
      if (closing.signal.aborted) return "givenUp";
      book.resent();
    }
  }

  return {
    ledger: book.ledger,
    send: (readings) =>
      withinWindow(packsOf(only(readings, senmlCanSay), packSize), window, async (pack) => {
        book.sent();
        book.settled(pack, await post(senmlPack(pack, senml)));
      }),
    async close() {
      closing.abort();
      poster.close();
    },
  };
}

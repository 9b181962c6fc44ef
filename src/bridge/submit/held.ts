import { bridgeError } from "../model/errors.ts";
import { readJsonAtMost } from "./read-at-most.ts";

export interface HeldParameters {
  /** Base address of the other gateway's API. */
  readonly url: string;
  readonly station: number;
  /** Unix milliseconds. */
  readonly after: number;
  /** Milliseconds after which it counts as not answering. */
  readonly timeout: number;
  readonly fetch: typeof globalThis.fetch;
}

const PAGE = 1_000;
/** Pages that are looked at: whoever answers with ever more is not followed for ever. */
const PAGES = 1_000;
const ANSWER_LIMIT = 4 * 1024 * 1024;

/**
 * How many readings of a station another gateway says that it received after a time. Nothing proves it: a count to show to people.
 *
 * @throws `COSIGNER_UNREACHABLE`.
 */
export async function countHeld(parameters: HeldParameters): Promise<number> {
  const { url, station, after, timeout } = parameters;
  const ask = async (path: string): Promise<unknown> => {
    const signal = AbortSignal.timeout(timeout);
    try {
      const response = await parameters.fetch(new URL(`/v1/stations/${station}${path}`, url).href, { signal });
      const body = await readJsonAtMost(response, ANSWER_LIMIT);
      return response.ok ? body : undefined;
    } catch (cause) {
      throw bridgeError("COSIGNER_UNREACHABLE", `${url} does not answer`, { url }, cause);
    }
  };
  const { lastSeq } = ((await ask("")) ?? {}) as { lastSeq?: unknown };
  if (!Number.isSafeInteger(lastSeq)) throw noAnswer(url);
  let count = 0;
  let to = lastSeq as number;
  for (let page = 0; page < PAGES && to >= 1; page++) {
    const from = Math.max(1, to - PAGE + 1);
    const readings = await ask(`/readings?from=${from}&to=${to}&limit=${PAGE}`);
    if (!Array.isArray(readings)) throw noAnswer(url);
    const later = readings.filter((each) => Date.parse(each?.receivedAt) > after).length;
    count += later;
    if (later < readings.length || later === 0) break;
    to = from - 1;
  }
  return count;
}

const noAnswer = (url: string) => bridgeError("COSIGNER_UNREACHABLE", `${url} gave no answer to use`, { url });

/** A request of HTTP. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer whose body comes piece by piece. */
export interface HttpAnswer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** To be read once. Throws what the connection failed with. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** Port: HTTP as a client. */
export type OpenUrl = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * Sends requests and gives their answers as they come; goes nowhere else, where an answer says so. Throws a `TimeoutError` when the answer's beginning, or a piece of it, lets wait
 * longer than `timeout` milliseconds.
 */
export function openUrlWithin(timeout: number): OpenUrl {
  return async ({ url, method, headers, body }) => {
    const stop = new AbortController();
    const late = () => stop.abort(new DOMException(`nothing came for ${timeout} ms`, "TimeoutError"));
    let timer = setTimeout(late, timeout);
    const signal = stop.signal;
    // Who is asked does not choose whom else this machine asks, and with what.
    const init = { method, headers, signal, redirect: "manual" as const, ...(body !== undefined && { body }) };
    const answer = await fetch(url, init).finally(() => clearTimeout(timer));
    async function* pieces(): AsyncGenerator<Uint8Array> {
      if (answer.body === null) return;
      timer = setTimeout(late, timeout);
      try {
        for await (const piece of answer.body) {
          clearTimeout(timer);
          yield piece;
          timer = setTimeout(late, timeout);
        }
      } finally {
        clearTimeout(timer);
        stop.abort();
      }
    }
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: pieces() };
  };
}

/** All bytes of a body. @param most Bytes beyond which it is given up. */
export async function readBody(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > most) throw new RangeError(`the body has more than ${most} bytes`);
    pieces.push(piece);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

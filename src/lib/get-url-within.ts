/** What ethers hands over; its own type would make this file need ethers. */
export interface Request {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | null;
}

export interface Cancelled {
  addListener(listener: () => void): void;
}

export interface Response {
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | null;
}

/** Aborts when ethers gives the request up, when `closing` does, and after `timeout` milliseconds. */
export function endOf(cancelled: Cancelled | undefined, timeout: number, closing?: AbortSignal): AbortSignal {
  const stop = new AbortController();
  cancelled?.addListener(() => stop.abort());
  return AbortSignal.any([stop.signal, ...(closing ? [closing] : []), AbortSignal.timeout(timeout)]);
}

/**
 * An HTTP request that is over, answer included, after `timeout` milliseconds: then the socket is closed and it throws a
 * `TimeoutError`. `closing` ends those under way in the same manner.
 */
export function getUrlWithin(
  timeout: number,
  closing?: AbortSignal,
): (request: Request, cancelled?: Cancelled) => Promise<Response> {
  return async ({ url, method, headers, body }, cancelled) => {
    const signal = endOf(cancelled, timeout, closing);
    const to = new URL(url);
    const sent = new Headers(headers);
    // `fetch` refuses an address that names its user.
    if (to.username !== "") {
      const credentials = new TextEncoder().encode(decodeURIComponent(`${to.username}:${to.password}`));
      sent.set("authorization", `Basic ${btoa(String.fromCharCode(...credentials))}`);
      [to.username, to.password] = ["", ""];
    }
    const response = await fetch(to, { method, headers: sent, signal, body: body && new Uint8Array(body) });
    return {
      statusCode: response.status,
      statusMessage: response.statusText,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  };
}

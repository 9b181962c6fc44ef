import { type ClientCertificate, headersOf, sendHttps } from "./open-https.ts";

/** What ethers hands over; its own type would make this file need ethers. */
interface Request {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | null;
}

interface Cancelled {
  addListener(listener: () => void): void;
}

/** `getUrlWithin` for addresses of https, with a client's certificate. */
export function getUrlWithCertificate(certificate: ClientCertificate, timeout: number, closing: AbortSignal) {
  return async ({ url, method, headers, body }: Request, cancelled?: Cancelled) => {
    const stop = new AbortController();
    cancelled?.addListener(() => stop.abort());
    const signal = AbortSignal.any([stop.signal, closing, AbortSignal.timeout(timeout)]);
    const sent = { url, method, headers, ...(body && { body: Buffer.from(body).toString("utf8") }) };
    const answer = await sendHttps(sent, certificate, timeout, signal);
    const pieces: Buffer[] = [];
    for await (const piece of answer) pieces.push(piece);
    return {
      statusCode: answer.statusCode ?? 0,
      statusMessage: answer.statusMessage ?? "",
      headers: headersOf(answer),
      body: new Uint8Array(Buffer.concat(pieces)),
    };
  };
}

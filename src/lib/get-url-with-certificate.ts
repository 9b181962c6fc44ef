import { type Cancelled, endOf, type Request, type Response } from "./get-url-within.ts";
import { type ClientCertificate, headersOf, sendHttps } from "./open-https.ts";

/** `getUrlWithin` for addresses of https, with a client's certificate. */
export function getUrlWithCertificate(certificate: ClientCertificate, timeout: number, closing: AbortSignal) {
  return async ({ url, method, headers, body }: Request, cancelled?: Cancelled): Promise<Response> => {
    const sent = { url, method, headers, ...(body && { body: Buffer.from(body).toString("utf8") }) };
    const answer = await sendHttps(sent, certificate, timeout, endOf(cancelled, timeout, closing));
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

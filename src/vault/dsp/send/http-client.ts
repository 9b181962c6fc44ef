import { lookup as resolve } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { requireAddress } from "../engine/addresses.ts";
import { dspError } from "../errors.ts";
import type { HttpAnswer, HttpClient, Origin } from "../ports.ts";
import { isPublic } from "./public-address.ts";

export interface HttpClientLimits {
  /** Milliseconds for one request and its answer. @default 10_000 */
  readonly timeout?: number;
  /** Bytes of an answer that are read. @default 1_048_576 */
  readonly answer?: number;
}

/**
 * Sends to registered origins only, and of those that are not internal only to public addresses: the address that was checked is the one that is
 * connected to, so no second answer of the name service leads elsewhere. It follows no redirection.
 */
export function nodeHttpClient({ timeout = 10_000, answer: limit = 1_048_576 }: HttpClientLimits = {}): HttpClient {
  return {
    async send({ method, url, authorization, body, origins }) {
      requireAddress(url, origins, "url");
      const to = new URL(url);
      const internal = origins.some((each) => isInternal(each) && new URL(each.origin).origin === to.origin);
      const host = to.hostname.replace(/^\[|\]$/g, "");
      if (!internal && isIP(host) !== 0 && !isPublic(host)) throw inside(to.host);
      const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
      const headers = {
        accept: "application/json",
        ...(authorization !== undefined && { authorization }),
        ...(bytes !== undefined && { "content-type": "application/json", "content-length": bytes.length }),
      };
      const options = { method, headers, signal: AbortSignal.timeout(timeout), agent: false as const };
      const lookup = internal ? {} : { lookup: publicLookup(to.host) };
      return new Promise<HttpAnswer>((done, fail) => {
        const send = to.protocol === "https:" ? httpsRequest : httpRequest;
        const unreachable = (cause: unknown) =>
          fail(dspError("DSP_UNREACHABLE", `${to.origin} does not answer`, { field: "url", value: to.origin }, cause));
        const asked = send(to, { ...options, ...lookup }, (response) => {
          const status = response.statusCode ?? 0;
          readWithin(response, limit).then((bytes) => done({ status, body: parse(bytes) }), unreachable);
        });
        asked.on("error", (error) => (isRefusal(error) ? fail(inside(to.host)) : unreachable(error)));
        asked.end(bytes);
      });
    },
  };
}

/** Leaving the loop closes the connection. */
async function readWithin(response: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > limit) throw new Error(`more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const isInternal = ({ internal }: Origin) => internal === true;

const INSIDE = "DSP_INSIDE";

const isRefusal = (error: Error & { code?: string }) => error.code === INSIDE;

const inside = (host: string) =>
  dspError("DSP_ADDRESS_REFUSED", `${host} is an address inside a network`, { field: "url", value: host });

/** Resolves a name, and fails where any of its addresses is not public. */
function publicLookup(host: string): LookupFunction {
  return (name, options, callback) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) return callback(error ?? new Error(`${name} has no address`), "");
      if (!addresses.every(({ address }) => isPublic(address))) {
        return callback(Object.assign(new Error(host), { code: INSIDE }), "");
      }
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined; // an acknowledgement may be empty
  }
}

import { isTallyError } from "../../../lib/errors.ts";
import { parseJson } from "../../../sdk/core/json/parse-json.ts";
import { readingProofOf } from "../../../sdk/sensing/model/parse-reading-proof.ts";
import type { ReadingProof } from "../../../sdk/sensing/model/reading-proof.ts";
import { fault } from "../../shared/errors.ts";
import { requireHttp } from "../../shared/http-option.ts";

const TIMEOUT = 60_000;

/**
 * The proof of a reading, from a bridge.
 *
 * @throws `USAGE` for an address that is none; `BRIDGE_UNREACHABLE`, `BRIDGE_REFUSED`; `READING_PROOF_INVALID`, `READING_PROOF_VERSION`.
 */
export async function fetchReadingProof(api: string, station: number, seq: number): Promise<ReadingProof> {
  return readingProofOf(await get(api, `/v1/stations/${station}/readings/${seq}/proof`));
}

/** How many readings a bridge has of a station. @throws as `fetchReadingProof`. */
export async function fetchLastSeq(api: string, station: number): Promise<number> {
  const { lastSeq } = (await get(api, `/v1/stations/${station}`)) as { lastSeq?: unknown };
  if (Number.isSafeInteger(lastSeq)) return lastSeq as number;
  throw fault("BRIDGE_UNREACHABLE", `${api} does not answer as a bridge does`, { api });
}

async function get(api: string, path: string): Promise<unknown> {
  const url = endpoint(api, path);
  const { status, text } = await ask(url).catch((cause: Error) => {
    const reason = (cause.cause as Error | undefined)?.message ?? cause.message;
    throw fault("BRIDGE_UNREACHABLE", `${url} does not answer: ${reason}`, { url, reason }, cause);
  });
  const json = parse(text);
  if (status === 200 && json !== undefined) return json;
  const { code, detail, values } = (json ?? {}) as { code?: string; detail?: string; values?: unknown };
  if (status >= 500 || code === undefined) {
    throw fault("BRIDGE_UNREACHABLE", `${url} answered ${status}${detail ? `: ${detail}` : ""}`, { url, status });
  }
  throw fault("BRIDGE_REFUSED", `the bridge says ${code}: ${detail}`, { url, code, values });
}

async function ask(url: string): Promise<{ status: number; text: string }> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) });
  return { status: response.status, text: await response.text() };
}

function endpoint(api: string, path: string): string {
  requireHttp("api", api);
  return `${api.replace(/\/+$/, "")}${path}`;
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (isTallyError(error, "JSON_INVALID")) return undefined;
    throw error;
  }
}

import { isTallyError } from "../../lib/errors.ts";
import { type HttpAnswer, type OpenUrl, readBody } from "../../lib/open-url.ts";
import { queryError } from "./errors.ts";

/** Where the query API answers. */
export interface QueryApi {
  /** Without a slash at its end; empty in a page that the indexer served itself. */
  readonly url: string;
  readonly openUrl: OpenUrl;
  /** Sent as bearer token. */
  readonly token?: string;
}

/** Up to where the chain is in an answer. */
export interface AsOf {
  readonly block: number;
  readonly hash: string;
  /** Of the block, in seconds since 1970. */
  readonly time: number;
  /** Blocks of the chain that are not in it yet; null while the indexer's node does not tell. */
  readonly lag: number | null;
}

export interface Answer<Item> {
  readonly asOf: AsOf;
  /** Names of what it rests on, as `changed` of /v1/changes has them. */
  readonly restsOn: readonly string[];
  readonly item: Item;
}

export interface Page<Item> {
  readonly asOf: AsOf;
  /** Names of what it rests on, as `changed` of /v1/changes has them. */
  readonly restsOn: readonly string[];
  readonly items: readonly Item[];
  /** `after` of the next page; null on the last one. */
  readonly next: string | null;
  /** Lines of the whole list, where `count` was asked: 10 000 says that many or more; null where no index counts them. */
  readonly count?: number | null;
}

/** What every list takes. */
export interface PageParameters {
  /** `next` of the page before. */
  readonly after?: string;
  /** Lines of a page, at most 500. @default 100 */
  readonly limit?: number;
  /** Count the lines of the whole list as well. */
  readonly count?: 1;
}

type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

/** Bytes of an answer. */
const MOST = 16 * 2 ** 20;

/** One thing. @throws `INDEXER_UNREACHABLE`, `INDEXER_BUSY`, `INDEXER_REFUSED`, `INDEXER_ANSWER_INVALID`. */
export async function askOne<Item>(api: QueryApi, path: string, parameters: object): Promise<Answer<Item>> {
  return (await ask(api, path, parameters as Parameters, "item")) as Answer<Item>;
}

/** A page of a list. @throws as `askOne`. */
export async function askPage<Item>(api: QueryApi, path: string, parameters: object): Promise<Page<Item>> {
  return (await ask(api, path, parameters as Parameters, "items")) as Page<Item>;
}

async function ask(api: QueryApi, path: string, parameters: Parameters, member: string): Promise<object> {
  const { url, openUrl, token } = api;
  const headers = { accept: "application/json", ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const unreachable = (cause: unknown) =>
    isTallyError(cause) ? cause : queryError("INDEXER_UNREACHABLE", `${url} does not answer`, { url }, cause);
  const answer = await openUrl({ url: `${url}${addressOf(path, parameters)}`, method: "GET", headers }).catch(
    (cause: unknown) => {
      throw unreachable(cause);
    },
  );
  const bytes = await readBody(answer.body, MOST).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  const json = jsonIn(bytes);
  if (answer.status !== 200) throw refusalOf(url, answer, json);
  const found = json as Readonly<Record<string, unknown>> | undefined;
  if (typeof found === "object" && found !== null && "asOf" in found && member in found) return found;
  throw queryError("INDEXER_ANSWER_INVALID", `${url} answered in another form`, { url, field: member });
}

/** The path with what is in braces put in, and the rest as query. */
function addressOf(path: string, parameters: Parameters): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    const place = `{${name}}`;
    if (filled.includes(place)) filled = filled.replace(place, encodeURIComponent(String(value)));
    else query.set(name, String(value));
  }
  return query.size === 0 ? filled : `${filled}?${query}`;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined; // whatever is in between may answer in other forms
  }
}

function refusalOf(url: string, { status }: HttpAnswer, problem: unknown) {
  const { retryable, detail, code } = (problem ?? {}) as { retryable?: unknown; detail?: unknown; code?: unknown };
  const values = { url, status, code, problem };
  const text = String(detail ?? status).slice(0, 200);
  if (retryable === true) return queryError("INDEXER_BUSY", `the indexer says later: ${text}`, values);
  if (status >= 500) return queryError("INDEXER_UNREACHABLE", `the indexer failed: ${text}`, values);
  return queryError("INDEXER_REFUSED", `the indexer refused: ${text}`, values);
}

/** Values that were made up for a run, and a look for them in all answers to everybody. */
import { expect } from "chai";
import { hexlify, toBeHex } from "ethers";
import { everyAnswer } from "./every-answer.ts";
import type { TestIndexer } from "./indexer.ts";
import { signedIn, type TextSigner } from "./sign-in.ts";

/** Something that was made up for this run, and who may know it. */
export interface Secret {
  readonly what: string;
  readonly value: string;
  readonly for: readonly string[];
}

/** Amounts and words of a run. No two are alike, and none is part of another. */
export function drawnFrom(random: () => number) {
  const amount = (digits = 11) =>
    BigInt(1 + Math.floor(random() * 8)) * 10n ** BigInt(digits - 1) +
    BigInt(Math.floor(random() * 10 ** (digits - 1)));
  const word = () => hexlify(Uint8Array.from({ length: 32 }, () => Math.floor(random() * 256)));
  return { amount, word };
}

/** As it is written, in another case, and as a word of calldata has it. */
const formsOf = (value: string) =>
  /^\d+$/.test(value) ? [value, toBeHex(BigInt(value)).slice(2).replace(/^0+/, "")] : [value.slice(2)];

/** Who is told what he may not know, and by which route; and who is not told what is his. */
interface Found {
  readonly leaks: readonly { readonly role: string; readonly what: string; readonly path: string }[];
  readonly missing: readonly string[];
}

/** What somebody hears of everything that he may listen to, from the beginning of the chain on. */
async function hear(
  url: string,
  token: string | undefined,
  bodies: readonly { readonly body: string }[],
): Promise<string> {
  const bearer = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const named = bodies
    .flatMap(({ body }) => [
      ...body.matchAll(
        /"((?:receivable|instrument|credit|bill|facility|payment|treaty|loss|call|ask|trade|cycle|deal|org):[^"\\]{1,90})"/g,
      ),
    ])
    .map(([, topic = ""]) => topic);
  const topics: string[] = [];
  let first = "";
  for (const topic of new Set(named)) {
    const path = `${url}/v1/events?limit=1&topic=${encodeURIComponent(topic)}`;
    const answer = await fetch(path, { headers: bearer });
    const { items = [], next } = (await answer.json()) as { items?: readonly object[]; next?: string | null };
    if (items.length > 0) topics.push(topic);
    first = next ?? first;
  }
  expect(topics.length).to.be.above(token === undefined ? 2 : 5);
  let heard = "";
  for (let at = 0; at < topics.length; at += 100) {
    const asked = topics.slice(at, at + 100);
    const stop = new AbortController();
    // All of it was missed.
    const headers = { ...bearer, "last-event-id": `${first.slice(0, 12)}.changes.0:0` };
    const path = `${url}/v1/changes?topics=${asked.map(encodeURIComponent).join()}`;
    const answer = await fetch(path, { signal: stop.signal, headers });
    expect(answer.status).to.equal(200);
    const reader = answer.body?.getReader();
    let part = "";
    while (part.split("event: change\ndata: ").length <= asked.length) {
      part += new TextDecoder().decode((await reader?.read())?.value);
    }
    stop.abort();
    heard += part;
  }
  return heard;
}

/** Looks for every secret in every answer to everybody. */
export async function look(
  { url, api }: TestIndexer,
  secrets: readonly Secret[],
  roles: ReadonlyMap<string, TextSigner | undefined>,
): Promise<Found> {
  const leaks: { role: string; what: string; path: string }[] = [];
  const missing: string[] = [];
  const words = secrets.map(({ value }) => value);
  for (const [role, signer] of roles) {
    const token = signer === undefined ? undefined : (await signedIn(api, signer)).token;
    const { bodies, answered } = await everyAnswer({ url, token, words, each: 20 });
    expect([...answered], role).to.include.members([
      "/sensorthings/v1.1",
      "/epcis",
      "/epcis/events?perPage=1000",
      "search",
    ]);
    const told = bodies.map(({ path, body }) => ({ path, body: body.toLowerCase() }));
    for (const { what, value, for: allowed } of secrets) {
      const found = told.filter(({ body }) => formsOf(value).some((form) => body.includes(form)));
      if (!allowed.includes(role)) leaks.push(...found.map(({ path }) => ({ role, what, path })));
      else if (found.length === 0) missing.push(`${role} is not told ${what} (${value})`);
    }
    // Who listens hears that something changed, and never what.
    const heard = await hear(url, token, bodies);
    for (const { what, value, for: allowed } of secrets) {
      if (!allowed.includes(role) && heard.includes(value)) leaks.push({ role, what, path: "/v1/changes" });
    }
  }
  return { leaks, missing };
}

/** Every secret is in the answers of who may know it, and in no answer of anybody else. */
export async function hold(
  indexer: TestIndexer,
  secrets: readonly Secret[],
  roles: ReadonlyMap<string, TextSigner | undefined>,
) {
  expect(secrets.length).to.be.greaterThan(5);
  expect(await look(indexer, secrets, roles)).to.deep.equal({ leaks: [], missing: [] });
}

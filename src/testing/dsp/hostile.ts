import { expect } from "chai";
import { DSP_CONTEXT } from "../../vault/dsp/model/context.ts";
import type { JsonObject } from "../../vault/dsp/model/json.ts";
import { testClock } from "../clock.ts";
import { temporaryFolder } from "../command-line.ts";
import { testChain } from "./chain-ledger.ts";
import { headerOf, introduce, openPeer, type Peer } from "./peer.ts";
import { simpleDataset, simpleOffer } from "./ports.ts";

export const DATASET = "urn:dataset:load";
export const OFFER = simpleOffer("urn:offer:load", DATASET);

/** The agreement to the offer, between two. */
export const agreementOf = (id: string, assigner: string, assignee: string) => ({
  ...OFFER,
  "@id": id,
  "@type": "Agreement" as const,
  assigner,
  assignee,
  timestamp: "2026-11-28T00:00:00Z",
});

export const frame = (type: string): JsonObject => ({ "@context": [DSP_CONTEXT], "@type": type });

export interface Answer {
  readonly status: number;
  readonly type: unknown;
  readonly code: unknown;
  readonly body: Record<string, unknown>;
}

/** Sends a vault whatever is asked for, as whom is said; "" is nobody. */
export async function post(vault: Peer, path: string, body: unknown, who = "bank"): Promise<Answer> {
  const headers = { "content-type": "application/json", ...(who !== "" && { authorization: headerOf(who) }) };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(`${vault.base}${path}`, { method: "POST", headers, body: text });
  const answer = (await response.json()) as Record<string, unknown>;
  return { status: response.status, type: answer["@type"], code: answer.code, body: answer };
}

export const expectRefusal = ({ status, code, body }: Answer, wanted: number, named: string, what: string): void => {
  expect([status, code], `${what}: ${JSON.stringify(body)}`).to.deep.equal([wanted, named]);
};

/** A vault with one dataset, a bank that it knows, and a thief that it knows as well. */
export async function hostileGround(): Promise<{ readonly vault: Peer; readonly bank: Peer }> {
  const [folder, chain, clock] = [temporaryFolder(), testChain(), testClock()];
  const datasets = [simpleDataset(DATASET, simpleOffer("urn:offer:load"))];
  const vault = await openPeer({ self: "grid", folder, clock, chain, datasets, settings: { openPerParticipant: 50 } });
  const bank = await openPeer({ self: "bank", folder, clock, chain });
  introduce(vault, bank);
  vault.origins.set("thief", [{ origin: "https://thief.example" }]);
  return { vault, bank };
}

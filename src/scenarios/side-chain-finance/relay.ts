import { dataLength } from "ethers";
import { type ObserveFactReturnType, observeFactAndWait } from "../../sdk/anchoring/actions/observe-fact.ts";
import { updateLightClientAndWait } from "../../sdk/anchoring/actions/update-light-client.ts";
import { fetchQbftHeader } from "../../sdk/anchoring/chain/fetch-header.ts";
import { newestHeight } from "../../sdk/anchoring/chain/newest-height.ts";
import type { Fact } from "../../sdk/anchoring/model/fact.ts";
import { encodeQbftHeader } from "../../sdk/anchoring/model/qbft-header.ts";
import { requireQuorum } from "../../sdk/anchoring/model/seals.ts";
import type { Client } from "../../sdk/core/client.ts";
import { AGREEMENT_STATES } from "../../sdk/data/model/states.ts";
import { STATUSES } from "../../sdk/evidence/model/statement/status.ts";
import { attempt, type Fault } from "../shared/faults.ts";
import type { Stage } from "../shared/scenario.ts";
import type { SideChain } from "../shared/side-chain.ts";
import { keepTime } from "./trust.ts";

/** Somebody that reads the side chain and tells the main one: no member, and believed by nobody. */
export interface Relayer {
  readonly client: Client;
  readonly lightClient: string;
}

/** A header that was brought. */
export interface Relayed {
  readonly number: number;
  readonly gas: bigint;
  readonly seals: number;
}

/** What is sealed now, brought to the main chain. */
export async function relayNewest({ say }: Pick<Stage, "say">, side: SideChain, relayer: Relayer): Promise<Relayed> {
  const { client, lightClient } = relayer;
  await keepTime(client, side);
  const header = await fetchQbftHeader(side.provider, await newestHeight(side.provider));
  const seals = requireQuorum(header, side.validators);
  const { number, receipt } = await updateLightClientAndWait(client, { lightClient, header, seals });
  say(
    `header ${number} is relayed: ${seals.length} seals of ${side.validators.length} validators count, ${dataLength(encodeQbftHeader(header))} bytes, ${receipt.gasUsed} gas`,
  );
  return { number, gas: receipt.gasUsed, seals: seals.length };
}

/** A relayer that lies: with too few seals, and with another state under seals that are there. */
export async function tryToLie(side: SideChain, { client, lightClient }: Relayer): Promise<Fault[]> {
  await keepTime(client, side);
  const header = await fetchQbftHeader(side.provider, await newestHeight(side.provider));
  const seals = requireQuorum(header, side.validators);
  const few = seals.slice(1);
  const changed = { ...header, stateRoot: header.parentHash };
  return [
    await attempt(
      `somebody brings header ${header.number} with ${few.length} of its seals`,
      "QbftClient_QuorumMissing",
      () => updateLightClientAndWait(client, { lightClient, header, seals: few }),
    ),
    await attempt("somebody brings it with another state", "QbftClient_SealForeign", () =>
      updateLightClientAndWait(client, { lightClient, header: changed, seals }),
    ),
  ];
}

/** What the main chain knows of a fact from now on, in words. */
export interface Observed extends ObserveFactReturnType {
  readonly word: string;
  /** Of the proof's nodes. */
  readonly nodes: number;
  readonly bytes: number;
}

/** A fact, proved to the main chain at a height. */
export async function prove(
  { say }: Pick<Stage, "say">,
  side: SideChain,
  { client }: Relayer,
  fact: Fact,
  number: number,
): Promise<Observed> {
  const observed = await observeFactAndWait(client, { fact, side: side.provider, number });
  const { proof, state, receipt } = observed;
  const all = [...proof.accountNodes, ...proof.storageNodes];
  const bytes = all.reduce((sum, node) => sum + dataLength(node), 0);
  const [what, word] = wordsOf(fact, state);
  say(`at height ${number} ${what} is ${word}: proved by ${all.length} nodes, ${bytes} bytes, ${receipt.gasUsed} gas`);
  return { ...observed, word, nodes: all.length, bytes };
}

/** What a fact is about, and the name of a state of it. */
export function wordsOf({ kind }: Pick<Fact, "kind">, state: number): readonly [what: string, word: string] {
  const agreement = kind === "AgreementActive";
  const word = (agreement ? AGREEMENT_STATES : STATUSES)[state];
  return [agreement ? "the agreement" : "the statement", word ?? String(state)];
}

import type { BaseWallet } from "ethers";
import { connectAll } from "../../sdk/all.ts";
import type { Deployment } from "../../sdk/core/deployment.ts";
import { parseReadingProof } from "../../sdk/sensing/model/parse-reading-proof.ts";
import { traceReading } from "../../sdk/sensing/model/trace.ts";
import { COSIGN_KEY, httpStation, postPack, temporaryFolder, testBridge, weirPack } from "../bridge.ts";
import { sensingRiver } from "../sensing.ts";
import { requireThat } from "./require-that.ts";

export interface BridgeJourneyParameters {
  readonly url: string;
  readonly deployment: Deployment;
  /** Of the organisation that alone is the Council. */
  readonly admin: BaseWallet;
  /** All of these belong to nobody yet. */
  readonly operator: BaseWallet;
  readonly regulator: BaseWallet;
  readonly gateways: readonly [BaseWallet, BaseWallet];
  /** Packs of two readings. @default 12 */
  readonly packs?: number;
}

const HOUR = 3_600_000;

/**
 * What a river does, on any chain: the Council admits an operator and a regulator, they take stations into service, two gateways take readings,
 * both sign, one seals; it is stopped and goes on. Gives what was seen; throws where that is not what has to be.
 */
export async function bridgeJourney(parameters: BridgeJourneyParameters): Promise<string[]> {
  const { url, deployment, gateways, packs = 12 } = parameters;
  const saw: string[] = [];
  const client = (signer: BaseWallet) => connectAll({ signer, deployment });
  const [ours, operator, regulator] = await Promise.all(
    [parameters.admin, parameters.operator, parameters.regulator].map(client),
  );
  if (ours === undefined || operator === undefined || regulator === undefined) throw new Error("three clients");
  const [{ address: one }, { address: two }] = gateways;
  const { stations } = await sensingRiver({ ours, operator, regulator, gateways: [one, two] });
  const [, weir] = stations;
  saw.push("two organisations are admitted, two stations with two gateways are in service");

  const folders = [temporaryFolder(), temporaryFolder()] as const;
  const chain = { url, deployment };
  const open = (n: 0 | 1, station = httpStation(weir, "weir")) =>
    testBridge({ chain, key: gateways[n].privateKey, folder: folders[n].path, stations: [station] });
  const reviewing = await open(1);
  const proposing = () =>
    open(0, httpStation(weir, "weir", { proposes: true, cosigners: [{ url: reviewing.url, key: COSIGN_KEY }] }));
  let proposer = await proposing();
  let posted = 0;
  const post = async () => {
    const pack = weirPack(Date.now() - 100 * HOUR + posted * 900_000, 7.5 + (posted % 5) / 100, 8.1);
    for (const bridge of [reviewing, proposer]) {
      const response = await postPack(bridge.url, "weir", pack);
      requireThat(response.status === 202, `a pack is acknowledged: ${await response.text()}`);
    }
    posted++;
  };
  const sealed = async () => Number((await ours.feeds.getHead({ station: weir })).lastSeq);
  const requireProved = async (seq: number) => {
    const answer = await fetch(`${proposer.url}/v1/stations/${weir}/readings/${seq}/proof`);
    const { verdict } = await traceReading(ours, parseReadingProof(await answer.text()));
    requireThat(verdict === "proved", `reading ${seq} is proved: ${verdict}`);
  };
  try {
    for (let n = 0; n < packs / 2; n++) await post();
    await proposer.flush();
    await proposer.close();
    proposer = await proposing();
    for (let n = 0; n < packs / 2; n++) await post();
    await proposer.flush();
    const readings = 2 * posted;
    requireThat((await sealed()) === readings, `all ${readings} readings are sealed: ${await sealed()}`);
    saw.push(`${readings} readings are sealed by both gateways, the proposing one was stopped in between`);
    for (const seq of [1, readings / 2, readings]) await requireProved(seq);
    saw.push("first, middle and last reading are proved from the chain, with their gateways' signatures");
    return saw;
  } finally {
    await proposer.close();
    await reviewing.close();
    for (const folder of folders) folder.cleanUp();
  }
}

/**
 * A treaty is quoted, written and bound; a loss is advised, assessed and called of it, once.
 *
 *     npm run hardhat -- run examples/treaties/main.ts
 */
import { network } from "hardhat";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { completeDomains } from "../../src/deploy/complete-domains.ts";
import { deployDevelopmentSystem } from "../../src/deploy/development.ts";
import { enrolParties, fund } from "../../src/scenarios/reinsurance-treaties/parties.ts";
import {
  advise,
  assess,
  bind,
  CALENDAR,
  flood,
  PREMIUM,
  termsOf,
} from "../../src/scenarios/reinsurance-treaties/treaty.ts";
import { publishDays } from "../../src/scenarios/shared/banking-days.ts";
import {
  callLayerAndWait,
  getTreaty,
  getTreatyCall,
  payCallAndWait,
  payPremiumAndWait,
} from "../../src/sdk/treaties/index.ts";

const { ethers, provider } = await network.create();
const account = (n: number) => developmentWallet(n).connect(ethers.provider);
for (let n = 13; n < 18; n++) {
  await provider.request({ method: "hardhat_setBalance", params: [account(n).address, "0x56bc75e2d63100000"] });
}
const deployment = await deployDevelopmentSystem({ signer: account(0), admin: account(1), network: "example" });
await completeDomains(account(1), deployment);
const keep = () => {};
const openSideChain = () => Promise.reject(new Error("no data is shared here"));
const stage = { url: "", deployment, account, members: new Map(), folder: "", keep, say: keep, openSideChain };

// A cedent, two reinsurers and an arbiter, with money, limits and banking days.
const parties = await enrolParties(stage);
const { cedent, lead, follower } = parties;
await publishDays(stage, CALENDAR);
const cash = await fund(stage, parties);

// Everybody signs all of the terms, the lines of the others too; then the term begins.
const treaty = await bind(deployment, parties, await termsOf(parties, cash));
await payPremiumAndWait(cedent.client, { treaty, amount: PREMIUM });

// The cedent advises a loss, the lead assesses it, and the cedent calls the layer.
const notice = await flood(parties, treaty);
await assess(deployment, parties, await advise(deployment, parties, notice), 3_500_000_00n);
const { call } = await callLayerAndWait(cedent.client, { notice, layer: 0 });
for (const { client } of [lead, follower]) await payCallAndWait(client, { call: call ?? "" });
const { shares } = await getTreatyCall(cedent.client, { call: call ?? "" });
for (const { org, state, amount } of shares) console.log(`line ${org}: ${state}, ${amount}`);
const { state, recovered } = await getTreaty(cedent.client, { treaty });
console.log(`the treaty is ${state}, ${recovered} recovered`);

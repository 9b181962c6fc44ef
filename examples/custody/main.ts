/**
 * A regulated flow of one's own: a profile from a file, voted, adopted, and followed from hand to hand.
 *
 *     npm run hardhat -- run examples/custody/main.ts
 */
import { readFileSync } from "node:fs";
import { network } from "hardhat";
import { developmentConfig } from "../../src/deploy/config.ts";
import { deploySystem } from "../../src/deploy/system.ts";
import {
  buildSetProfileProposal,
  custody,
  parseProfile,
  signHandoverAcceptance,
  signHandoverOffer,
  stepNumber,
  unitId,
} from "../../src/sdk/custody/index.ts";
import { connect } from "../../src/sdk/index.ts";
import { buildAdmitProposal, members, type Proposal } from "../../src/sdk/members/index.ts";

const { ethers } = await network.create();
const [deployer, shop, recycler] = await ethers.getSigners();
if (!deployer || !shop || !recycler) throw new Error("the chain has no accounts");
const deployment = await deploySystem({ signer: deployer, config: developmentConfig("example", shop.address) });
const client = (await connect({ signer: shop, deployment })).extend(members).extend(custody);

/** The Council has one member here: what it votes for passes. */
async function pass(proposal: Proposal): Promise<void> {
  const { proposalId } = await client.council.proposeAndWait({ proposal });
  await client.council.voteAndWait({ proposalId, support: "for" });
  await client.council.queueAndWait({ proposalId });
  await client.council.executeAndWait({ proposalId });
}

const profile = parseProfile(JSON.parse(readFileSync(new URL("batteries.json", import.meta.url), "utf8")));
await pass(buildSetProfileProposal(client, { profile }));
await client.custody.adoptRulesAndWait({ rules: 1 });
await client.members.enrolAndWait({ account: shop.address, duties: ["ADMIN", "MAKER"] });
await pass(buildAdmitProposal(client, { name: "Recycler", roles: ["DISPOSER"], admin: recycler.address }));
const other = (await connect({ signer: recycler, deployment })).extend(members).extend(custody);
const { org: to } = await other.members.enrolAndWait({ account: recycler.address, duties: ["ADMIN", "MAKER"] });

const [counter, yard] = [9520000000011, 9520000000028];
const identifier = "8003/09520000000011D0001";
const unit = unitId(1, identifier);
const when = (await client.provider.getBlock("latest"))?.timestamp ?? 0;
const measured = { quantity: 84_500, items: 1, when };
const creation = { identifier, rules: 1, step: stepNumber(profile, "drop-off"), class: 1, site: counter, ...measured };
await client.custody.createUnitAndWait({ creation });

const offer = { unit, hop: 0, step: stepNumber(profile, "recycler"), to, ...measured, deadline: when + 3_600 };
const giverSignature = await signHandoverOffer(shop, deployment, offer);
const acceptance = { site: yard, ...measured, quantity: 84_200, condition: "Conformant" } as const;
const receiverSignature = await signHandoverAcceptance(recycler, deployment, offer, acceptance);
await client.custody.handOverAndWait({ handover: { offer, acceptance, giverSignature, receiverSignature } });

const { custodian, phase } = await client.custody.getUnit({ unit });
console.log(`${identifier} is with organisation ${custodian}, ${phase}`);

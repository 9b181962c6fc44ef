/**
 * A credit is issued and confirmed, documents are presented, and the bank honours.
 *
 *     npm run hardhat -- run examples/letters-of-credit/main.ts
 */
import { network } from "hardhat";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { completeDomains } from "../../src/deploy/complete-domains.ts";
import { deployDevelopmentSystem } from "../../src/deploy/development.ts";
import { CALENDAR, issueConfirmed, shipment, sign } from "../../src/scenarios/letters-of-credit/credit.ts";
import { enrolParties, fund } from "../../src/scenarios/letters-of-credit/parties.ts";
import { publishDays } from "../../src/scenarios/shared/banking-days.ts";
import {
  acceptDocumentsAndWait,
  getLetterOfCredit,
  getPresentation,
  presentDocumentsAndWait,
} from "../../src/sdk/credits/index.ts";
import { payObligationAndWait, redeemAndWait } from "../../src/sdk/ledger/index.ts";

const { ethers, provider } = await network.create();
const account = (n: number) => developmentWallet(n).connect(ethers.provider);
for (let n = 42; n < 47; n++) {
  await provider.request({ method: "hardhat_setBalance", params: [account(n).address, "0x56bc75e2d63100000"] });
}
const deployment = await deployDevelopmentSystem({ signer: account(0), admin: account(1), network: "example" });
await completeDomains(account(1), deployment);
const keep = () => {};
const openSideChain = () => Promise.reject(new Error("no data is shared here"));
const stage = { url: "", deployment, account, members: new Map(), folder: "", keep, say: keep, openSideChain };

// An importer, an exporter and three banks, with money, limits and banking days.
const parties = await enrolParties(stage);
const { issuer, beneficiary } = parties;
const days = await publishDays(stage, CALENDAR);
const cash = await fund(stage, parties);

// Applied for with a margin, issued, advised and confirmed.
const { credit, terms } = await issueConfirmed(deployment, parties, days, cash);

// Documents are presented: the bank examines them for five banking days at most.
const drawing = shipment(terms, days, 1n, { amount: terms.amount, atConfirmer: false });
const { presentation } = await presentDocumentsAndWait(beneficiary.client, { terms, drawing });
const { examineUntil, claim } = await getPresentation(issuer.client, { presentation });

// Two people of the bank accept; it pays, and the holder of the claim has the money.
const accepted = await sign(deployment, issuer, "accept", { presentation, refused: false });
await acceptDocumentsAndWait(issuer.client, { terms, drawing, ...accepted });
await payObligationAndWait(issuer.client, { instrument: claim, amount: drawing.amount });
await redeemAndWait(beneficiary.client, { instrument: claim, holder: beneficiary.maker.address });
const { state } = await getPresentation(issuer.client, { presentation });
const { owed } = await getLetterOfCredit(issuer.client, { credit });
console.log(`${state} before ${examineUntil}; the applicant owes the bank ${owed / 100n} yuan beyond its margin`);

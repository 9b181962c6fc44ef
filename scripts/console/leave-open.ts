import { MEDICAL_WASTE } from "../../src/sdk/custody/profiles/medical-waste.ts";
import { stepNumber } from "../../src/sdk/custody/model/profile.ts";
import { getProfile } from "../../src/sdk/custody/actions/get-profile.ts";
import { isTallyError } from "../../src/lib/errors.ts";
import { recordStepAndWait } from "../../src/sdk/custody/actions/record-step.ts";
import { sealUnitAndWait } from "../../src/sdk/custody/actions/seal-unit.ts";
import { unitId } from "../../src/sdk/custody/model/unit-id.ts";
import { createUnitAndWait } from "../../src/sdk/custody/actions/create-unit.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { buildSetDualControlProposal } from "../../src/sdk/members/actions/council/build-set-dual-control-proposal.ts";
import { getProposal } from "../../src/sdk/members/actions/council/get-proposal.ts";
import { proposeAndWait } from "../../src/sdk/members/actions/council/propose.ts";
import { voteAndWait } from "../../src/sdk/members/actions/council/vote.ts";
import { findOrganisation } from "../../src/sdk/members/model/find-organisation.ts";

/** The bag that is left in the ward. */
export const BAG = "8003/09520000000011B9001";
/** The bag that is left in the hospital's store, sealed, from where a carrier takes it. */
export const STORED_BAG = "8003/09520000000011B9002";
/** Version of the profile: the first that anybody put on the chain. */
const RULES = 1;
const GRAMS = 2_500;
/** Global Location Number of the hospital. */
const SITE = 9_520_000_000_011;

type Members = ReadonlyMap<string, Client>;

/**
 * Leaves something to do for who opens the console: a proposal that one more vote carries, and, where medical waste is handed over on this
 * chain, a bag in the hospital's ward that nobody has collected, and one in its store that waits for the carrier.
 */
export async function leaveOpen(members: Members): Promise<void> {
  const regulator = members.get("River Authority");
  const bank = members.get("North Bank");
  if (regulator && bank) await leaveProposal(members, regulator, bank);
  const hospital = members.get("City Hospital");
  if (hospital && (await hasRules(hospital))) await leaveBags(hospital);
}

/** Whether medical waste was played on this chain. */
async function hasRules(client: Client): Promise<boolean> {
  try {
    await getProfile(client, { rules: RULES });
    return true;
  } catch (error) {
    if (isTallyError(error) && error.code === "NOT_FOUND") return false;
    throw error;
  }
}

async function leaveProposal(members: Members, regulator: Client, bank: Client): Promise<void> {
  const { id: org } = await findOrganisation(bank, bank.sender?.address ?? "");
  const description = "Require dual control of North Bank\n\nWhoever prepares an act of the bank must not approve it.";
  const proposal = buildSetDualControlProposal(regulator, { org, required: true, description });
  const { proposalId } = await proposeAndWait(regulator, { proposal });
  const vote = (voter: Client) => voteAndWait(voter, { proposalId, support: "for" });
  await vote(regulator);
  // The newest first: of those that are on every chain, one is left whose vote carries it, however many organisations there are.
  for (const voter of [...members.values()].toReversed()) {
    const { votes, quorum } = await getProposal(regulator, { proposalId });
    if (quorum > 0n && votes.for + 1n >= quorum) break;
    if (voter !== regulator) await vote(voter);
  }
}

async function leaveBags(hospital: Client): Promise<void> {
  const { timestamp: when } = (await hospital.provider.getBlock("latest")) ?? { timestamp: 0 };
  const measured = { class: 0, items: 1, quantity: GRAMS, site: SITE, when };
  const step = stepNumber(MEDICAL_WASTE, "ward");
  for (const identifier of [BAG, STORED_BAG]) {
    await createUnitAndWait(hospital, { creation: { identifier, rules: RULES, step, ...measured } });
  }
  const { id: org } = await findOrganisation(hospital, hospital.sender?.address ?? "");
  const unit = unitId(org, STORED_BAG);
  await recordStepAndWait(hospital, {
    units: [unit],
    step: stepNumber(MEDICAL_WASTE, "temporary storage"),
    site: SITE,
    when,
  });
  await sealUnitAndWait(hospital, { unit, number: "S-1", when });
}

import { id as nameHash } from "ethers";
import { adoptRulesAndWait } from "../../sdk/custody/actions/adopt-rules.ts";
import { breakSealAndWait } from "../../sdk/custody/actions/break-seal.ts";
import { buildSetProfileProposal } from "../../sdk/custody/actions/build-set-profile-proposal.ts";
import { createUnitsAndWait } from "../../sdk/custody/actions/create-units.ts";
import { destroyUnitsAndWait } from "../../sdk/custody/actions/destroy-units.ts";
import { flagOverdueAndWait } from "../../sdk/custody/actions/flag-overdue.ts";
import { getUnit } from "../../sdk/custody/actions/get-unit.ts";
import { listInventory } from "../../sdk/custody/actions/list-inventory.ts";
import { listOverdue } from "../../sdk/custody/actions/list-overdue.ts";
import { packUnitsAndWait } from "../../sdk/custody/actions/pack-units.ts";
import { recordStepAndWait } from "../../sdk/custody/actions/record-step.ts";
import { resolveDisputeAndWait } from "../../sdk/custody/actions/resolve-dispute.ts";
import { sealUnitAndWait } from "../../sdk/custody/actions/seal-unit.ts";
import { unpackUnitsAndWait } from "../../sdk/custody/actions/unpack-units.ts";
import { profilesContract } from "../../sdk/custody/contracts.ts";
import type { DisputeResolution } from "../../sdk/custody/model/handover.ts";
import { signDisputeResolution } from "../../sdk/custody/model/sign.ts";
import { unitId } from "../../sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../sdk/custody/profiles/medical-waste.ts";
import { membersContract } from "../../sdk/members/contracts.ts";
import { moveClock } from "../shared/chain-clock.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import { passProposal } from "../shared/pass-proposal.ts";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import { votersOf } from "../shared/voters.ts";
import { handOverAll, now } from "./hands.ts";
import { CHIEFS, certify, enrolParties, type Hand, type Parties, SITES } from "./parties.ts";
import { BAGS_IN_A_BOX, BAGS_OF_A_WARD, bagsOf, emptyBoxes, kilograms, step, WARDS } from "./waste.ts";

const BOXES = (WARDS.length * BAGS_OF_A_WARD) / BAGS_IN_A_BOX;
const HOURS_TOO_LONG = 49;

/** Medical waste: a day in a hospital, from three wards to the incinerator, with what goes wrong on such a day. */
export const medicalWaste: Scenario = {
  name: "medical-waste",
  title: "Medical waste: from the ward to its destruction, with both hands on every handover",
  async play(stage: Stage): Promise<Outcome> {
    const parties = await enrolParties(stage);
    const { hospital, plant, nurse, collector, driver, gate } = parties;
    const rules = await setRules(stage);
    const faults: Fault[] = [];

    const creations = (await Promise.all(WARDS.map(async (_, ward) => bagsOf(ward, rules, await now(nurse))))).flat();
    for (let ward = 0; ward < WARDS.length; ward++) {
      const ofWard = creations.slice(ward * BAGS_OF_A_WARD, (ward + 1) * BAGS_OF_A_WARD);
      await createUnitsAndWait(nurse.client, { creations: ofWard });
    }
    const bags = creations.map(({ identifier }) => unitId(nurse.org, identifier));
    const weighed = creations.reduce((sum, { quantity = 0 }) => sum + quantity, 0);
    stage.say(`${WARDS.length} wards closed ${bags.length} bags, ${kilograms(weighed)}`);

    const heavy = bags[6] as string;
    const said = creations[6]?.quantity ?? 0;
    const found = Math.round(said * 1.3);
    const collected = { from: nurse, to: collector, step: step("collection"), site: SITES.store };
    for (let ward = 0; ward < WARDS.length; ward++) {
      const ofWard = bags.slice(ward * BAGS_OF_A_WARD, (ward + 1) * BAGS_OF_A_WARD);
      await handOverAll(stage, ofWard, collected, (unit) => (unit === heavy ? { taken: found } : {}));
    }
    const disputed = (await getUnit(nurse.client, { unit: heavy })).phase === "Disputed";
    faults.push(observed(`a bag of ${kilograms(said)} weighs ${kilograms(found)} at collection`, disputed, "Disputed"));
    await resolve(stage, { unit: heavy, accepted: true, quantity: found, giver: nurse, taker: collector });
    stage.say(
      `nurse and collector signed for each of ${bags.length} bags; one was weighed again, and both resolved the dispute`,
    );

    const boxes = emptyBoxes(BOXES, rules, await now(collector));
    await createUnitsAndWait(collector.client, { creations: boxes });
    const boxIds = boxes.map(({ identifier }) => unitId(collector.org, identifier));
    for (const [i, parent] of boxIds.entries()) {
      const units = bags.slice(i * BAGS_IN_A_BOX, (i + 1) * BAGS_IN_A_BOX);
      if (i === 0) {
        const mixed = [...units.slice(0, 1), bags.at(-1) as string];
        faults.push(
          await attempt("waste of two classes into one box", "Packing_Mixed", async () =>
            packUnitsAndWait(collector.client, { parent, units: mixed, when: await now(collector) }),
          ),
        );
      }
      await packUnitsAndWait(collector.client, { parent, units, when: await now(collector) });
      await sealUnitAndWait(collector.client, { unit: parent, number: `CH-${4711 + i}`, when: await now(collector) });
    }
    const stored = { units: boxIds, step: step("temporary storage"), site: SITES.store };
    await recordStepAndWait(collector.client, { ...stored, when: await now(collector) });
    stage.say(`${BOXES} boxes packed, sealed and stored; the clock of 48 hours runs`);

    const [opened, refused, forgotten, ...rest] = boxIds as [string, string, string, ...string[]];
    const onTheRoad = { from: collector, to: driver, step: step("carriage"), site: SITES.lorry };
    const loaded = [opened, refused, ...rest];
    await handOverAll(stage, loaded, onTheRoad, (unit) => (unit === opened ? { condition: "SealBroken" } : {}));
    const broken = (await getUnit(driver.client, { unit: opened })).phase === "Disputed";
    faults.push(observed("the driver finds a seal broken", broken, "Disputed"));
    const inBox = await getUnit(driver.client, { unit: opened });
    await resolve(stage, {
      unit: opened,
      accepted: false,
      quantity: inBox.quantity,
      giver: collector,
      taker: driver,
    });
    await breakSealAndWait(collector.client, { unit: opened, when: await now(collector) });
    await sealUnitAndWait(collector.client, { unit: opened, number: "CH-4799", when: await now(collector) });
    await handOverAll(stage, [opened], onTheRoad);
    stage.say(`${loaded.length} boxes on the lorry, one of them sealed anew; one was left behind in the store`);

    const delivered = { from: driver, to: gate, step: step("disposal site"), site: SITES.plant };
    await handOverAll(stage, loaded, delivered, (unit) => (unit === refused ? { condition: "Refused" } : {}));
    const returning = (await getUnit(driver.client, { unit: refused })).phase === "Returning";
    faults.push(observed("the plant refuses a box", returning, "Returning"));
    await handOverAll(stage, [refused], { from: driver, to: collector, step: step("return"), site: SITES.store });
    stage.say("the plant took all boxes but one, which is back in the hospital's store");

    const burnt = [opened, ...rest];
    const certificate = await certify(plant, burnt);
    const end = { step: step("destruction"), certificate };
    await destroyUnitsAndWait(gate.client, { units: burnt, ...end, when: await now(gate) });
    const content = await getUnit(gate.client, { unit: bags[0] as string });
    stage.say(
      `${burnt.length} boxes destroyed under a certificate, and with them every bag in them (${content.phase})`,
    );
    faults.push(
      await attempt("a destroyed box is to be handed over", "Custody_WrongPhase", () =>
        handOverAll(stage, burnt.slice(0, 1), { ...delivered, from: gate, to: driver, step: step("carriage") }),
      ),
      await attempt("a bag is to be taken out of a destroyed box", "Custody_WrongPhase", async () =>
        unpackUnitsAndWait(gate.client, { parent: opened, units: [bags[0] as string], when: await now(gate) }),
      ),
    );

    await moveClock(hospital.provider, (await now(collector)) + HOURS_TOO_LONG * 3_600);
    const { units } = await listOverdue(hospital, { at: await now(collector) });
    const late = units.map(({ unit }) => unit);
    await flagOverdueAndWait(driver.client, { unit: forgotten });
    const flagged = late.includes(forgotten) && (await getUnit(hospital, { unit: forgotten })).isOverdue;
    faults.push(observed(`a box is in the store after ${HOURS_TOO_LONG} hours`, flagged, "Overdue"));

    for (const { what, reported } of faults) stage.say(`${what}: ${reported ?? "NOT REPORTED"}`);
    return conclude(stage, parties, { bags: bags.length, weighed: weighed - said + found, faults });
  },
};

/** The Council votes the profile of medical waste, and custody adopts it. */
async function setRules(stage: Stage): Promise<number> {
  const voters = await votersOf(stage);
  const [founder] = voters;
  await passProposal(voters, buildSetProfileProposal(founder, { profile: MEDICAL_WASTE }));
  const rules = Number(await profilesContract(founder).rulesCount());
  await adoptRulesAndWait(founder, { rules });
  stage.say(`the Council set the rules of ${MEDICAL_WASTE.name}: ${MEDICAL_WASTE.steps.length} steps`);
  return rules;
}

interface Dispute {
  readonly unit: string;
  readonly accepted: boolean;
  readonly quantity: number;
  readonly giver: Hand;
  readonly taker: Hand;
}

/** Both sides sign how a dispute of the hospital's ends. */
async function resolve(stage: Stage, { unit, accepted, quantity, giver, taker }: Dispute) {
  const { hops: hop, items } = await getUnit(giver.client, { unit });
  const deadline = (await now(giver)) + 3_600;
  const resolution: DisputeResolution = { unit, hop, accepted, quantity, items, deadline };
  const [first, second] = CHIEFS.hospital;
  const taking = taker.org === giver.org ? second : CHIEFS.haulier[0];
  await resolveDisputeAndWait(giver.client, {
    resolution,
    giverSignature: await signDisputeResolution(stage.account(first), stage.deployment, resolution),
    receiverSignature: await signDisputeResolution(stage.account(taking), stage.deployment, resolution),
  });
}

/** Stock and mass balance of everybody. */
async function conclude(
  stage: Stage,
  { hospital }: Parties,
  { bags, weighed, faults }: { bags: number; weighed: number; faults: readonly Fault[] },
): Promise<Outcome> {
  const { accounts } = await listInventory(hospital);
  const sum = (field: "taken" | "given" | "destroyed" | "lost" | "stock") =>
    accounts.reduce((total, account) => total + account[field], 0);
  for (const name of stage.members.keys()) {
    const org = Number(await membersContract(hospital).orgByNameHash(nameHash(name)));
    const own = accounts.filter((account) => account.org === org);
    if (own.length === 0) continue;
    const of = (field: "taken" | "given" | "destroyed" | "lost" | "stock") =>
      kilograms(own.reduce((total, account) => total + account[field], 0));
    const items = own.reduce((total, account) => total + account.items, 0);
    stage.say(
      `${name}: in ${of("taken")} = out ${of("given")} + destroyed ${of("destroyed")} + lost ${of("lost")} + stock ${of("stock")} (${items} bags)`,
    );
  }
  const balanced = accounts.every(
    ({ taken, given, destroyed, lost, stock }) => taken === given + destroyed + lost + stock,
  );
  const complete = sum("destroyed") + sum("stock") + sum("lost") === weighed;
  const reported = faults.filter((fault) => fault.reported !== undefined).length;
  const facts = {
    "bags weighed": bags,
    weighed: kilograms(weighed),
    destroyed: kilograms(sum("destroyed")),
    "still in stock": kilograms(sum("stock")),
    lost: kilograms(sum("lost")),
    "every account balances": balanced,
    "nothing appeared or vanished": complete,
    "faults reported": `${reported} of ${faults.length}`,
  };
  return { ok: balanced && complete && reported === faults.length, facts };
}

import { id } from "ethers";
import type { Condition } from "../sdk/custody/model/condition.ts";
import type { DisputeResolution } from "../sdk/custody/model/handover.ts";
import { stepNumber } from "../sdk/custody/model/profile.ts";
import { signDisputeResolution } from "../sdk/custody/model/sign.ts";
import { unitId } from "../sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../sdk/custody/profiles/medical-waste.ts";
import { type CustodySystem, LORRY, type Party, PLANT, STORE, signedHandover, WARD } from "./custody.ts";

const DAY = 86_400;

/** A bag or a box of the journey below. */
export const bag = (number: number) => `8003/06941234000012B${number}`;
export const BOX = "00/369412340000050013";
export const CRATE = "urn:example:crate:7";

const step = (name: string) => stepNumber(MEDICAL_WASTE, name);

/** Sets the time of a chain's next block, unless that has passed. */
export async function setClock({ ethers, now }: Pick<CustodySystem, "ethers" | "now">, time: number): Promise<void> {
  if (time > (await now())) await ethers.provider.send("evm_setNextBlockTimestamp", [time]);
}

/**
 * A journey of eight bags and two containers on which everything happens that can happen to medical waste: each kind of Custody's
 * events but transformation is there.
 *
 * @param wrong Finds the hash of an event that is to be declared wrong.
 */
export async function journey(system: CustodySystem, wrong: () => Promise<string>): Promise<void> {
  const { hospital, carrier, plant, regulator, rules, deployment } = system;
  let when = (await system.now()) + DAY;
  const tick = async (seconds = 60) => {
    when += seconds;
    await setClock(system, when);
    return when;
  };
  const [at, keeper] = [hospital.client.custody, carrier.client.custody];
  const collected = { evidence: id("photograph") };

  const create = async (identifier: string, items: number, quantity: number, site: number, class_ = 0) => {
    const creation = { identifier, rules, step: 0, class: class_, site, when: await tick(), items, quantity };
    await at.createUnitAndWait({ creation: items === 0 ? creation : { ...creation, evidence: id(identifier) } });
  };
  for (let number = 1; number <= 8; number++)
    await create(bag(number), number === 8 ? 20 : 1, 3_000 + number, WARD, number === 3 ? 1 : 0);
  await create(BOX, 0, 0, STORE);
  await create(CRATE, 0, 0, STORE);
  const bags = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => unitId(hospital.org, bag(number)));
  const [, , third, fourth, fifth, sixth, seventh, eighth] = bags as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [box, crate] = [unitId(hospital.org, BOX), unitId(hospital.org, CRATE)];
  await at.recordStepAndWait({
    units: bags,
    step: step("temporary storage"),
    site: WARD,
    when: await tick(),
    ...collected,
  });
  await at.recordStepAndWait({ units: bags, step: step("temporary storage"), site: STORE, when: await tick() });
  await at.packUnitsAndWait({ parent: box, units: bags.slice(0, 2), when: await tick() });
  await at.packUnitsAndWait({ parent: crate, units: [seventh, eighth], when: await tick() });
  await at.unpackUnitsAndWait({ parent: crate, units: [eighth], when: await tick() });
  for (const [i, unit] of [box, third, fourth, sixth].entries()) {
    await at.sealUnitAndWait({ unit, number: `S-${i}`, when: await tick() });
  }
  await at.breakSealAndWait({ unit: sixth, when: await tick(), evidence: id("torn") });
  await at.correctUnitAndWait({
    unit: fifth,
    class: 0,
    quantity: 2_900,
    items: 1,
    evidence: id("scale"),
    ...(await none(tick)),
  });
  await at.declareLostAndWait({ unit: fifth, when: await tick() });

  // What was packed, sealed or corrected is at another hop.
  const hop = new Map([
    [box, 2],
    [third, 1],
    [fourth, 1],
  ]);
  const hand = async (
    [giver, receiver]: readonly [Party, Party],
    unit: string,
    name: string,
    site: number,
    given: readonly [quantity: number, items: number],
    taken: readonly [quantity: number, items: number] = given,
    more: { readonly condition?: Condition; readonly refused?: readonly string[]; readonly evidence?: string } = {},
  ) => {
    const time = await tick();
    const [offered, accepted] = [
      { quantity: given[0], items: given[1] },
      { quantity: taken[0], items: taken[1] },
    ];
    const offer = {
      unit,
      hop: hop.get(unit) ?? 0,
      step: step(name),
      to: receiver.org,
      ...offered,
      when: time - 30,
      deadline: time + DAY,
    };
    const acceptance = { site, ...accepted, condition: more.condition ?? ("Conformant" as const), when: time, ...more };
    const handover = await signedHandover(deployment, giver.signer, receiver.signer, offer, acceptance);
    await keeper.handOverAndWait({ handover });
    hop.set(unit, offer.hop + 1);
  };
  await hand([hospital, carrier], box, "carriage", LORRY, [6_003, 2], [6_100, 2], { evidence: id("lorry's scale") });
  await hand([hospital, carrier], third, "carriage", LORRY, [3_003, 1], [2_000, 1]);
  await hand([hospital, carrier], fourth, "carriage", LORRY, [3_004, 1], [3_004, 1], { condition: "Refused" });

  const resolution: DisputeResolution = {
    unit: third,
    hop: 2,
    accepted: true,
    quantity: 2_000,
    items: 1,
    deadline: (await tick()) + DAY,
  };
  await keeper.resolveDisputeAndWait({
    resolution,
    giverSignature: await signDisputeResolution(hospital.signer, deployment, resolution),
    receiverSignature: await signDisputeResolution(carrier.signer, deployment, resolution),
  });
  hop.set(third, 3);
  await hand([carrier, plant], third, "disposal site", PLANT, [2_000, 1], [2_000, 1], { condition: "Damaged" });
  const statement = await system.state(regulator);
  await tick();
  const decision = { unit: third, hop: 4, accepted: false, quantity: 2_000, items: 1, deadline: when + DAY };
  await regulator.client.custody.decideDisputeAndWait({ resolution: decision, statement });

  const left = [bags[1] as string];
  await hand([carrier, plant], box, "disposal site", PLANT, [6_003, 2], [3_001, 1], { refused: left });
  hop.set(left[0] as string, 1);
  await hand([carrier, hospital], left[0] as string, "return", STORE, [3_002, 1]);
  const units = [box];
  const { statement: certificate } = await system.certify(plant, units);
  await plant.client.custody.destroyUnitsAndWait({ units, step: step("destruction"), when: await tick(), certificate });

  await none(tick);
  await regulator.client.custody.setRecallAndWait({ units: [seventh], recalled: true, statement });
  await none(tick);
  await regulator.client.custody.setRecallAndWait({ units: [seventh], recalled: false, statement });
  await none(tick);
  const mistaken = { unit: fifth, wrong: await wrong() };
  await at.declareErrorAndWait({ ...mistaken, reason: "IncorrectData" });
  await none(tick);
  // Of what is not its own.
  await keeper.declareErrorAndWait({ ...mistaken, reason: "DidNotOccur" });
  await none(tick);
  await at.declareErrorAndWait({ unit: sixth, wrong: id("unknown"), corrective: id("right"), reason: "DidNotOccur" });
  await tick(2 * DAY);
  await system.stranger.custody.flagOverdueAndWait({ unit: sixth });
}

/** Time passes. */
async function none(tick: () => Promise<number>): Promise<object> {
  await tick();
  return {};
}

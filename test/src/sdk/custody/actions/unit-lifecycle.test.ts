import { id } from "ethers";
import { buildSetProfileProposal } from "../../../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import type { Condition } from "../../../../../src/sdk/custody/model/condition.ts";
import { type Profile, stepNumber } from "../../../../../src/sdk/custody/model/profile.ts";
import { signDisputeResolution } from "../../../../../src/sdk/custody/model/sign.ts";
import { unitId } from "../../../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../../../src/sdk/custody/profiles/medical-waste.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { custodySystem, LORRY, type Party, PLANT, STORE, signedHandover } from "../../../../../src/testing/custody.ts";
import { describeLifecycle, type LifecycleSubject } from "../../../../../src/testing/lifecycle.ts";
import { transitionTable } from "../../../../../src/testing/transition-table.ts";

/** Medical waste that may also be weighed and burnt; what was refused is not weighed. */
const PROFILE: Profile = {
  ...MEDICAL_WASTE,
  name: "medical waste, weighed and burnt",
  steps: [
    ...MEDICAL_WASTE.steps,
    { name: "weighing", bizStep: "inspecting", act: "Record", roles: ["DISPOSER"], after: ["disposal site"] },
    {
      name: "incineration",
      bizStep: "destroying",
      act: "Transform",
      roles: ["DISPOSER"],
      after: ["disposal site", "inspection"],
    },
  ],
};
const step = (name: string) => stepNumber(PROFILE, name);

const IDENTIFIER = "8003/06941234000012B1";
const ASH = "8003/06941234000012A1";
const UNIT = unitId(2, IDENTIFIER);
const SHARPS = 1;
const QUANTITY = 12_500;
const DAY = 86_400;

/** Acts at the plant, where the bag is Active, into each other state. */
const WAY: Readonly<Record<string, string>> = {
  Returning: "refuse",
  Disputed: "findDamaged",
  Transformed: "transform",
  Destroyed: "destroy",
  Lost: "declareLost",
};

/** A sealed bag that the hospital filled, at the disposal plant; it may go back to the hospital. */
async function begin(): Promise<LifecycleSubject> {
  const system = await custodySystem();
  const { ours, hospital, carrier, plant, regulator, stranger, deployment } = system;
  await decide([ours, hospital.client, carrier.client], buildSetProfileProposal(ours, { profile: PROFILE }));
  const profiles = await ours.custody.listProfiles();
  const { rules = 0 } = profiles.find(({ profile }) => profile.name === PROFILE.name) ?? {};
  await ours.custody.adoptRulesAndWait({ rules });
  const { statement: certificate } = await system.certify(plant, [UNIT]);
  const statement = await system.state(regulator);
  const [filling, acting] = [hospital.client.custody, plant.client.custody];

  /** The unit; undefined before it is created. */
  const found = async () => (await ours.custody.listUnits()).units.find(({ unit }) => unit === UNIT);
  const create = async () => {
    const creation = { identifier: IDENTIFIER, rules, step: 0, class: SHARPS, site: STORE, when: await system.now() };
    await filling.createUnitAndWait({ creation: { ...creation, items: 1, quantity: QUANTITY } });
  };
  const handOver = async (from: Party, to: Party, name: string, site: number, condition: Condition = "Conformant") => {
    const { hops = 0, quantity = QUANTITY, items = 1 } = (await found()) ?? {};
    const when = await system.now();
    const terms = { unit: UNIT, hop: hops, step: step(name), to: to.org, quantity, items };
    const offer = { ...terms, when, deadline: when + DAY };
    const acceptance = { site, quantity, items, condition, when };
    const handover = await signedHandover(deployment, from.signer, to.signer, offer, acceptance);
    await stranger.custody.handOverAndWait({ handover });
  };
  const back = (condition: Condition) => handOver(plant, hospital, "return", STORE, condition);
  const resolution = async (accepted: boolean) => {
    const { hops = 0, quantity = QUANTITY, items = 1 } = (await found()) ?? {};
    return { unit: UNIT, hop: hops, accepted, quantity, items, deadline: (await system.now()) + DAY };
  };
  const settle = async (accepted: boolean) => {
    const agreed = await resolution(accepted);
    const giverSignature = await signDisputeResolution(plant.signer, deployment, agreed);
    const receiverSignature = await signDisputeResolution(hospital.signer, deployment, agreed);
    await stranger.custody.resolveDisputeAndWait({ resolution: agreed, giverSignature, receiverSignature });
  };
  const rule = async (accepted: boolean) =>
    regulator.client.custody.decideDisputeAndWait({ resolution: await resolution(accepted), statement });
  const recall = (recalled: boolean) =>
    regulator.client.custody.setRecallAndWait({ units: [UNIT], recalled, statement });

  const acts: LifecycleSubject["acts"] = {
    create,
    record: async () =>
      acting.recordStepAndWait({ units: [UNIT], step: step("weighing"), site: PLANT, when: await system.now() }),
    async seal() {
      // It came with a seal, which can be broken where the unit is in somebody's hands.
      const { phase, isSealed = false } = (await found()) ?? {};
      if (isSealed && (phase === "Active" || phase === "Returning")) await acts.breakSeal?.();
      await acting.sealUnitAndWait({ unit: UNIT, number: "S-2", when: await system.now() });
    },
    breakSeal: async () => acting.breakSealAndWait({ unit: UNIT, when: await system.now() }),
    handOver: () => back("Conformant"),
    refuse: () => back("Refused"),
    findDamaged: () => back("Damaged"),
    resolveAccepted: () => settle(true),
    resolveRejected: () => settle(false),
    decideAccepted: () => rule(true),
    decideRejected: () => rule(false),
    transform: async () =>
      acting.transformUnitsAndWait({
        inputs: [UNIT],
        outputs: [{ identifier: ASH, class: SHARPS, items: 1, quantity: 400, site: PLANT }],
        rules,
        step: step("incineration"),
        when: await system.now(),
        evidence: id("furnace log"),
      }),
    destroy: async () =>
      acting.destroyUnitsAndWait({ units: [UNIT], step: step("destruction"), when: await system.now(), certificate }),
    declareLost: async () => acting.declareLostAndWait({ unit: UNIT, when: await system.now() }),
    correct: () => acting.correctUnitAndWait({ unit: UNIT, class: SHARPS, quantity: QUANTITY - 1, items: 1 }),
    declareError: () => acting.declareErrorAndWait({ unit: UNIT, wrong: id("event"), reason: "DidNotOccur" }),
    setRecall: () => recall(true),
    liftRecall: () => recall(false),
  };
  return {
    chain: system,
    acts,
    async reach(state) {
      if (state === "None") return;
      await create();
      const when = await system.now();
      await filling.recordStepAndWait({ units: [UNIT], step: step("temporary storage"), site: STORE, when });
      await filling.sealUnitAndWait({ unit: UNIT, number: "S-1", when });
      await handOver(hospital, carrier, "carriage", LORRY);
      await handOver(carrier, plant, "disposal site", PLANT);
      await acts[WAY[state] ?? ""]?.();
    },
    state: async () => (await found())?.phase ?? "None",
    record: found,
  };
}

describeLifecycle("the life of a unit, through the SDK", transitionTable("unit"), begin);

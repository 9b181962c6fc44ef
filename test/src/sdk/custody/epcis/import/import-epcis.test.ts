import { expect } from "chai";
import { getUnit } from "../../../../../../src/sdk/custody/actions/get-unit.ts";
import { exportEpcis } from "../../../../../../src/sdk/custody/epcis/export/export-epcis.ts";
import { importEpcis } from "../../../../../../src/sdk/custody/epcis/import/import-epcis.ts";
import { planImport } from "../../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import type { PlannedAct } from "../../../../../../src/sdk/custody/epcis/import/planned-act.ts";
import { unitId } from "../../../../../../src/sdk/custody/model/unit-id.ts";
import { enrolAndWait } from "../../../../../../src/sdk/members/actions/members/enrol.ts";
import { type CustodySystem, custodySystem, WARD } from "../../../../../../src/testing/custody.ts";
import { bag } from "../../../../../../src/testing/custody-journey.ts";
import { refused } from "../../../../../../src/testing/errors.ts";

describe("importing custody acts", () => {
  let system = {} as CustodySystem;
  let when = 0;
  const [unit, party] = [bag(1), "2"];
  const amount = { quantity: 3_000, items: 1 };
  const planOf = (...acts: readonly PlannedAct[]) => ({ acts, unplanned: [], assumed: [] });
  const created = (changes: object = {}): PlannedAct => ({
    event: 0,
    act: "create",
    when,
    unit,
    party,
    profile: "medical waste",
    step: "ward",
    class: "sharps",
    site: WARD,
    ...amount,
    ...changes,
  });
  const collected = (): PlannedAct => ({
    event: 1,
    act: "handOver",
    when,
    unit,
    giver: party,
    receiver: party,
    step: "collection",
    site: WARD,
    given: amount,
    taken: amount,
    condition: "Conformant",
    refused: [],
  });

  before(async () => {
    system = await custodySystem();
    const { hospital, outsiders } = system;
    await enrolAndWait(hospital.client, { account: outsiders[6]?.address ?? "", duties: ["MAKER"] });
    when = await system.now();
  });

  it("within one party have two people sign", async () => {
    const { hospital, outsiders, ours } = system;
    const plan = planOf(created(), collected());
    const [receivingSigner] = outsiders.slice(6);
    const parties = { [party]: { ...hospital, ...(receivingSigner && { receivingSigner }) } };
    expect(await importEpcis({ plan, parties })).to.equal(2);
    expect(await getUnit(ours, { unit: unitId(2, unit) })).to.include({ custodian: 2, hops: 1, step: 1 });

    const again = planImport(await exportEpcis(ours));
    expect(again.acts.map(({ act }) => act)).to.deep.equal(["create", "handOver"]);
  });

  it("stop where a party, a profile, a step or a unit is not there", async () => {
    const { hospital } = system;
    const parties = { [party]: hospital };
    const fails = async (act: PlannedAct, code: string, given: object = parties) =>
      refused(() => importEpcis({ plan: planOf(act), parties: given as typeof parties }), code);
    await fails(created({ unit: bag(2) }), "ARGUMENT_INVALID", {});
    await fails(created({ unit: bag(2), party: "3" }), "ARGUMENT_INVALID");
    await fails(created({ unit: bag(2), profile: "none" }), "ARGUMENT_INVALID");
    await fails(created({ unit: bag(2), step: "none" }), "CUSTODY_PROFILE_INVALID");
    await fails({ event: 0, act: "record", when, unit: bag(3), party, step: "ward", site: 0 }, "ARGUMENT_INVALID");
    await importEpcis({ plan: planOf(created({ unit: bag(4) })), parties });
    await fails({ ...collected(), unit: bag(4) } as PlannedAct, "Handovers_SameAccount");
    await fails(created(), "Custody_UnitExists");
    await fails(created({ unit: bag(2), when: when - 80 * 3_600 }), "Custody_TooLate");
    expect(await importEpcis({ plan: planOf(), parties: {} })).to.equal(0);
  });

  const record = (changes: object = {}): PlannedAct =>
    ({
      event: 7,
      act: "record",
      when,
      unit: bag(5),
      party,
      step: "temporary storage",
      site: WARD,
      ...changes,
    }) as PlannedAct;

  it("check all of a plan before they send anything", async () => {
    const { hospital, ours, plant } = system;
    const parties = { [party]: hospital, [plant.org]: plant };
    const good = created({ unit: bag(5) });
    const destroy = (certificates: readonly string[], units = [bag(5)]) =>
      ({
        ...record({ step: "destruction", party: String(plant.org) }),
        act: "destroy",
        units,
        certificates,
      }) as never as PlannedAct;
    const transform = (made: string, quantity = 1): PlannedAct => ({
      event: 7,
      act: "transform",
      when,
      unit: bag(5),
      units: [bag(5)],
      party,
      step: "ward",
      outputs: [{ unit: bag(6), class: made, quantity, items: 1, site: 0 }],
    });
    const correct = { ...record(), act: "correct", class: "none", measurement: amount } as never as PlannedAct;
    for (const [act, code] of [
      [record({ party: "9" }), "ARGUMENT_INVALID"],
      [record({ step: "none" }), "CUSTODY_PROFILE_INVALID"],
      [created({ unit: bag(6), class: "none" }), "CUSTODY_PROFILE_INVALID"],
      [correct, "CUSTODY_PROFILE_INVALID"],
      [transform("none"), "CUSTODY_PROFILE_INVALID"],
      [transform("sharps", 100_001), "ARGUMENT_INVALID"],
      [created({ unit: bag(6), quantity: 100_001 }), "ARGUMENT_INVALID"],
      [
        { ...correct, class: "sharps", measurement: { ...amount, quantity: 100_001 } } as PlannedAct,
        "ARGUMENT_INVALID",
      ],
      [{ ...record(), act: "pack", units: [bag(99)] } as never as PlannedAct, "ARGUMENT_INVALID"],
      [{ ...collected(), unit: bag(5), refused: [bag(99)] } as PlannedAct, "ARGUMENT_INVALID"],
      [destroy([]), "ARGUMENT_INVALID"],
      [destroy([`0x${"7".repeat(64)}`]), "ARGUMENT_INVALID"],
      [destroy([], [bag(5), bag(99)]), "ARGUMENT_INVALID"],
    ] as const) {
      const error = await refused(() => importEpcis({ plan: planOf(good, act), parties }), code);
      expect(error.values).to.include({ event: act.event, act: act.act, identifier: act.unit, performed: 0, from: 0 });
    }
    const { phase } = await getUnit(ours, { unit: unitId(2, bag(4)) });
    expect(phase).to.equal("Active");
    await refused(() => getUnit(ours, { unit: unitId(2, bag(5)) }), "NOT_FOUND");
  });

  it("say where they stopped, and go on from there", async () => {
    const { hospital, ours } = system;
    const parties = { [party]: hospital };
    const plan = planOf(created({ unit: bag(5) }), record({ when: when - 3_600 }), record({ event: 8 }));
    const error = await refused(() => importEpcis({ plan, parties }), "Custody_TimeRunsBackwards");
    expect(error.values).to.include({ event: 7, act: "record", identifier: bag(5), performed: 1, from: 1 });
    expect(error.message).to.match(/^event 7, record of 8003.*: Custody_TimeRunsBackwards.*continue with from 1\)$/);
    expect(error.cause).to.have.property("code", "Custody_TimeRunsBackwards");

    const again = await refused(() => importEpcis({ plan, parties }), "Custody_UnitExists");
    expect(again.values).to.include({ event: 0, performed: 0, from: 0 });
    const mended = { ...plan, acts: [...plan.acts.slice(0, 1), record(), record({ event: 8 })] };
    expect(await importEpcis({ plan: mended, parties, from: 1 })).to.equal(2);
    expect(await getUnit(ours, { unit: unitId(2, bag(5)) })).to.include({ step: 2 });
    expect(await importEpcis({ plan, parties, from: 3 })).to.equal(0);
    for (const from of [-1, 4, 0.5]) await refused(() => importEpcis({ plan, parties, from }), "ARGUMENT_INVALID");
  });

  it("leave what is no error of ours as it is", async () => {
    const failure = new Error("the hook's");
    const plan = planOf(created({ unit: bag(7) }));
    const before = () => Promise.reject(failure);
    const thrown = await importEpcis({ plan, parties: { [party]: system.hospital }, before }).catch((error) => error);
    expect(thrown).to.equal(failure);
  });
});

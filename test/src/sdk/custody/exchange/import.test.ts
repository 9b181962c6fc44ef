import { expect } from "chai";
import { getUnit } from "../../../../../src/sdk/actions/custody/get-unit.ts";
import { enrolAndWait } from "../../../../../src/sdk/actions/members/enrol.ts";
import { exportEpcis } from "../../../../../src/sdk/custody/exchange/export-epcis.ts";
import { importEpcis } from "../../../../../src/sdk/custody/exchange/import-epcis.ts";
import { planImport } from "../../../../../src/sdk/custody/exchange/plan-import.ts";
import type { PlannedAct } from "../../../../../src/sdk/custody/exchange/planned-act.ts";
import { unitId } from "../../../../../src/sdk/custody/unit-id.ts";
import { type CustodySystem, custodySystem, WARD } from "../../../../../src/testing/custody.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { bag } from "../../../../../src/testing/exchange.ts";

describe("importing custody acts", () => {
  let system = {} as CustodySystem;
  let when = 0;
  const [unit, party] = [bag(1), "2"];
  const amount = { quantity: 3_000, items: 1 };
  const planOf = (...acts: readonly PlannedAct[]) => ({ acts, unmapped: [], assumed: [] });
  const created = (changes: object = {}): PlannedAct => ({
    ...{ event: 0, act: "create", when, unit, party, profile: "medical waste", step: "ward", class: "sharps" },
    ...{ site: WARD, ...amount, ...changes },
  });
  const collected = (): PlannedAct => ({
    ...{ event: 1, act: "handOver", when, unit, giver: party, receiver: party, step: "collection", site: WARD },
    ...{ given: amount, taken: amount, condition: "Conformant", refused: [] },
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
    const [taker] = outsiders.slice(6);
    const parties = { [party]: { ...hospital, ...(taker && { taker }) } };
    expect(await importEpcis({ plan, parties })).to.equal(2);
    expect(await getUnit(ours, { unit: unitId(unit) })).to.include({ custodian: 2, hops: 1, step: 1 });

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
});

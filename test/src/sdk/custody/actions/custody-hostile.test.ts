import { expect } from "chai";
import { AbiCoder, concat, hexlify, keccak256, toBeHex, toUtf8Bytes, ZeroHash } from "ethers";
import { deployedContract } from "../../../../../src/sdk/core/deployment.ts";
import { buildSetProfileProposal } from "../../../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { custodyContract } from "../../../../../src/sdk/custody/contracts.ts";
import { exportEpcis } from "../../../../../src/sdk/custody/epcis/export/export-epcis.ts";
import { packCreationTerms } from "../../../../../src/sdk/custody/model/creation-terms.ts";
import { stepNumber } from "../../../../../src/sdk/custody/model/profile.ts";
import { unitId } from "../../../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../../../src/sdk/custody/profiles/medical-waste.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { type CustodySystem, custodySystem, STORE, WARD } from "../../../../../src/testing/custody.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const [GOOD, LARGE] = ["8003/06941234000012B0001", "8003/06941234000012B0002"];
const NO_TEXT = "0xfffefdff";
const QUANTITY = 2n ** 55n;
const HOURS_48 = 48 * 3_600;

/** Of an identifier that is no text. */
const unitIdOfBytes = (creator: number, identifier: string) =>
  keccak256(concat([toBeHex(creator, 32), keccak256(identifier)]));

describe("custody: units that a program cannot read", () => {
  let system: CustodySystem;
  let rules: number;
  let when: number;

  /** What no SDK sends: any quantity, and an identifier of any bytes. */
  const admit = async (identifier: string, quantity: bigint) => {
    const { hospital, ours } = system;
    const fields = { rules, step: 0, class: 0, site: WARD, when, items: 1, quantity: 0 };
    const creation = AbiCoder.defaultAbiCoder().encode(
      ["tuple(uint256 terms, bytes32 evidence, bytes identifier)"],
      [{ terms: packCreationTerms(fields) | quantity, evidence: ZeroHash, identifier }],
    );
    const { selector } = custodyContract(ours).interface.getFunction("admitUnit");
    const sent = {
      to: deployedContract(ours.deployment, "Custody", "custody").address,
      data: concat([selector, creation]),
    };
    await (await hospital.signer.sendTransaction(sent)).wait();
  };

  before(async () => {
    system = await custodySystem();
    const { hospital, carrier, ours, flow } = system;
    // Without a maximum a quantity may be larger than a program can compute with.
    const profile = { ...MEDICAL_WASTE, maxQuantity: 0 };
    await decide([ours, hospital.client, carrier.client], buildSetProfileProposal(ours, { profile, flow }));
    ({ rules } = await ours.custody.getProfile({ flow }));
    await ours.custody.adoptRulesAndWait({ rules });
    when = await system.now();
    const creation = { identifier: GOOD, rules, step: 0, class: 1, site: WARD, when, items: 1, quantity: 4_000 };
    await hospital.client.custody.createUnitAndWait({ creation });
    await admit(NO_TEXT, 5_000n);
    await admit(hexlify(toUtf8Bytes(LARGE)), QUANTITY);
  });

  it("a list gives the others, and names what it leaves out", async () => {
    const { ours, hospital, carrier } = system;
    const { units, unreadable } = await ours.custody.listUnits();
    expect(units.map(({ identifier, quantity }) => [identifier, quantity])).to.deep.equal([
      [GOOD, 4_000],
      [NO_TEXT, 5_000],
    ]);
    const named = { unit: unitId(2, LARGE), identifier: LARGE, custodian: hospital.org };
    expect(unreadable).to.deep.equal([{ ...named, field: "quantity", value: QUANTITY }]);
    expect(await ours.custody.listUnits({ custodian: carrier.org })).to.deep.equal({ units: [], unreadable: [] });
  });

  it("what is overdue is found, and what cannot be read is named when it is overdue too", async () => {
    const { ours, hospital } = system;
    const units = [unitId(2, GOOD)];
    const step = stepNumber(MEDICAL_WASTE, "temporary storage");
    await hospital.client.custody.recordStepAndWait({ units, step, site: STORE, when });
    const late = await ours.custody.listOverdue({ at: when + HOURS_48 + 1 });
    expect(late.units.map(({ identifier }) => identifier)).to.deep.equal([GOOD]);
    expect(late.unreadable).to.deep.equal([]);
    const sent = await hospital.signer.sendTransaction({
      to: deployedContract(ours.deployment, "Custody", "custody").address,
      data: custodyContract(ours).interface.encodeFunctionData("record", [
        [unitId(2, LARGE)],
        step,
        STORE,
        when,
        ZeroHash,
      ]),
    });
    await sent.wait();
    const { unreadable } = await ours.custody.listOverdue({ at: when + HOURS_48 + 1 });
    expect(unreadable.map(({ identifier }) => identifier)).to.deep.equal([LARGE]);
  });

  it("inventory names the account that cannot be read", async () => {
    const { ours, hospital, carrier, flow } = system;
    const { accounts, unreadable } = await ours.custody.listInventory();
    expect(accounts.map(({ class: class_, site, stock }) => [class_, site, stock])).to.deep.include([1, STORE, 4_000]);
    expect(unreadable[0]).to.deep.include({ org: hospital.org, site: STORE, flow, class: 0, field: "taken" });
    expect(await ours.custody.listInventory({ org: carrier.org })).to.deep.equal({ accounts: [], unreadable: [] });
  });

  it("who asks for that very unit is told which field it is", async () => {
    const { ours } = system;
    const unit = unitId(2, LARGE);
    const values = { unit, field: "quantity", value: QUANTITY };
    expect((await refused(ours.custody.getUnit({ unit }), "NUMBER_TOO_LARGE")).values).to.deep.equal(values);
    expect((await refused(ours.custody.traceUnit({ unit }), "NUMBER_TOO_LARGE")).values).to.deep.equal(values);
    const odd = unitIdOfBytes(2, NO_TEXT);
    expect(await ours.custody.getUnit({ unit: odd })).to.deep.include({ identifier: NO_TEXT, quantity: 5_000 });
    expect(await ours.custody.traceUnit({ unit: odd })).to.deep.include({ identifier: NO_TEXT });
    expect((await ours.custody.traceUnit({ unit: unitId(2, GOOD) })).acts).to.have.length.above(1);
  });

  it("an export has the others, and names what it leaves out", async () => {
    const { epcisBody, "tally:unreadable": unreadable } = await exportEpcis(system.ours);
    const acts = (unreadable as { "tally:act": string; "tally:unit": string }[]).map((act) => [
      act["tally:unit"],
      act["tally:act"],
    ]);
    expect(acts).to.deep.equal([
      [unitId(2, LARGE), "UnitCreated"],
      [unitId(2, LARGE), "StepRecorded"],
    ]);
    const alone = await exportEpcis(system.ours, { units: [unitId(2, LARGE)] });
    expect([alone.epcisBody.eventList, alone["tally:unreadable"]]).to.deep.equal([[], unreadable]);
    expect(await exportEpcis(system.ours, { units: [unitId(2, GOOD)] })).not.to.have.property("tally:unreadable");
    const told = JSON.stringify(epcisBody);
    expect(told).to.include(`https://id.gs1.org/${GOOD}`).and.to.include(NO_TEXT);
    expect(told).not.to.include(LARGE);
  });
});

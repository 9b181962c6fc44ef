import { expect } from "chai";
import { getUnit } from "../../../../../src/sdk/custody/actions/get-unit.ts";
import { listInventory } from "../../../../../src/sdk/custody/actions/list-inventory.ts";
import { listUnits } from "../../../../../src/sdk/custody/actions/list-units.ts";
import type { EpcisDocument } from "../../../../../src/sdk/custody/epcis/document.ts";
import { exportEpcis } from "../../../../../src/sdk/custody/epcis/export/export-epcis.ts";
import { importEpcis } from "../../../../../src/sdk/custody/epcis/import/import-epcis.ts";
import { planImport } from "../../../../../src/sdk/custody/epcis/import/plan-import.ts";
import { recoverEpcisSigners } from "../../../../../src/sdk/custody/epcis/import/recover-epcis-signers.ts";
import { unitId } from "../../../../../src/sdk/custody/model/unit-id.ts";
import type { Statement } from "../../../../../src/sdk/evidence/model/statement/statement.ts";
import { type CustodySystem, custodySystem } from "../../../../../src/testing/custody.ts";
import { BOX, bag, CRATE, journey, setClock } from "../../../../../src/testing/custody-journey.ts";

/** GLNs of the parties but for the regulator, which has none. */
const PARTIES = { 2: "6941234000005", 3: "6941235000004", 4: "6941236000003" };

const hashes = ({ epcisBody }: EpcisDocument) => epcisBody.eventList.map(({ eventID }) => eventID);
const acts = ({ epcisBody }: EpcisDocument) => epcisBody.eventList.map((event) => (event as never)["tally:act"]);

describe("custody from chain to chain as EPCIS", () => {
  let [first, second] = [{} as CustodySystem, {} as CustodySystem];
  let document = {} as EpcisDocument;

  before(async () => {
    [first, second] = [await custodySystem(), await custodySystem()];
    await journey(first, async () => {
      const { epcisBody } = await exportEpcis(first.ours, {
        units: [unitId(2, bag(5))],
        parties: PARTIES,
        zone: "+08:00",
      });
      return `0x${/;([\da-f]{64})\?/.exec(epcisBody.eventList[0]?.eventID ?? "")?.[1]}`;
    });
    document = await exportEpcis(first.ours, { parties: PARTIES, zone: "+08:00" });
  });

  it("tells of every act", () => {
    expect([...new Set(acts(document))].sort()).to.deep.equal([
      ...["DisputeResolved", "ErrorDeclared", "HandoverConcluded", "RecallSet", "SealBroken", "StepRecorded"],
      ...["UnitCorrected", "UnitCreated", "UnitDestroyed", "UnitLost", "UnitOverdue", "UnitSealed", "UnitsPacked"],
      ...["UnitsRefused", "UnitsUnpacked"],
    ]);
  });

  it("declares void only what the declaring organisation answers for", () => {
    const { eventList } = document.epcisBody;
    const declared = eventList.filter(({ errorDeclaration }) => errorDeclaration);
    expect(declared.map(({ errorDeclaration }) => errorDeclaration?.reason)).to.deep.equal(["incorrect_data"]);
    expect(eventList.filter(({ eventID }) => eventID === declared[0]?.eventID)).to.have.length(2);
    const others = eventList.filter((event) => (event as never)["tally:act"] === "ErrorDeclared");
    expect(others.map((event) => (event as never)["tally:reason"])).to.deep.equal(["DidNotOccur", "DidNotOccur"]);
  });

  it("carries the signatures, which another chain can check", () => {
    const { hospital, carrier, plant } = first;
    const [giver, receiver] = [hospital.signer.address, carrier.signer.address];
    const signers = recoverEpcisSigners(document);
    expect(signers).to.have.length(7);
    expect(signers[0]).to.deep.include({ giver, receiver, isAboutUnit: true });
    expect(signers[3]).to.deep.include({ giver, receiver, isAboutUnit: true });
    expect(signers[4]).to.deep.include({ giver: receiver, receiver: plant.signer.address });
    const changed = JSON.parse(JSON.stringify(document).replaceAll('"quantity":6003', '"quantity":6004'));
    expect(recoverEpcisSigners(changed)[0]?.giver).not.to.equal(giver);
    const cut = JSON.parse(JSON.stringify(document).replaceAll(/"giverSignature":"0x.{40}/g, '"giverSignature":"0x'));
    expect(recoverEpcisSigners(cut)[0]).to.include({ giver: null, receiver });
    const { "tally:provenance": _, "tally:chain": __, ...bare } = document as never as Record<string, unknown>;
    expect(recoverEpcisSigners(bare as never)).to.deep.equal([]);
  });

  it("of some units comes with all that they were packed with", async () => {
    const { epcisBody } = await exportEpcis(first.ours, { units: [unitId(2, bag(7))] });
    const text = JSON.stringify(epcisBody);
    for (const there of [bag(7), bag(8), CRATE]) expect(text).to.contain(there);
    for (const absent of [bag(1), bag(3), BOX]) expect(text).not.to.contain(absent);
  });

  it("reproduces custody, inventory and hashes on an empty chain", async () => {
    const plan = planImport(JSON.parse(JSON.stringify(document)));
    expect(plan.assumed).to.deep.equal([]);
    expect(plan.unplanned.map(({ reason }) => reason)).to.deep.equal([
      "comes about by itself with HandoverConcluded",
      "comes about by itself with RecallSet",
    ]);
    const { hospital, carrier, plant, regulator } = second;
    const statements: Record<string, string> = {};
    const certificates: Record<string, Statement> = {};
    for (const act of plan.acts) {
      if (act.act === "destroy") {
        const { uid, statement } = await second.certify(
          plant,
          act.units.map((each) => unitId(2, each)),
        );
        [statements[act.certificates[0] ?? ""], certificates[uid]] = [uid, statement];
      }
      if (!("statement" in act) || act.statement === undefined) continue;
      statements[act.statement] ??= await second.state(regulator);
    }
    const parties = { [PARTIES[2]]: hospital, [PARTIES[3]]: carrier, [PARTIES[4]]: plant, [regulator.org]: regulator };
    const before = ({ recordedAt = 0 }) => setClock(second, recordedAt);
    expect(await importEpcis({ plan, parties, statements, certificates, before })).to.equal(plan.acts.length);

    for (const identifier of [BOX, CRATE, ...[1, 2, 3, 4, 5, 6, 7, 8].map(bag)]) {
      const unit = unitId(2, identifier);
      expect(await getUnit(second.ours, { unit }), identifier).to.deep.equal(await getUnit(first.ours, { unit }));
    }
    expect(await listUnits(second.ours)).to.deep.equal(await listUnits(first.ours));
    const inventory = await listInventory(first.ours);
    expect(inventory.accounts).to.have.length.above(3);
    expect(await listInventory(second.ours)).to.deep.equal(inventory);
    expect(hashes(await exportEpcis(second.ours, { parties: PARTIES, zone: "+08:00" }))).to.deep.equal(
      hashes(document),
    );
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { qrPayload } from "../../../src/cli/custody/shared/label.ts";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll } from "../../../src/sdk/all.ts";
import { adoptRules } from "../../../src/sdk/custody/actions/adopt-rules.ts";
import { buildSetProfileProposal } from "../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { unitId } from "../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../src/sdk/custody/profiles/medical-waste.ts";
import { admitted, decide } from "../../../src/testing/admit.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";
import { refused } from "../../../src/testing/errors.ts";

const [HOSPITAL, CARRIER] = [2, 3];
const [WARD, STORE, LORRY] = ["6941234000012", "6941234000029", "6941234000036"];
const bag = (number: number) => `8003/06941234000012B000${number}`;
const GIVEN = ["--to", "3", "--step", "carriage", "--quantity", "12.5", "--items", "1"];
const TAKEN = ["--site", LORRY, "--quantity", "12.49", "--items", "1"];

describe("tally custody handover", () => {
  let system: ServedSystem;
  let hospital: ReturnType<typeof commands>;
  let carrier: ReturnType<typeof commands>;
  let anybody: ReturnType<typeof commands>;
  const file = (name: string) => join(system.folder, name);
  const keyOf = (account: number) => developmentWallet(account).privateKey;

  /** A sealed bag in the store. */
  const stored = async (number: number) => {
    const amount = ["--class", "sharps", "--quantity", "12.5", "--items", "1", "--site", WARD];
    await hospital.done("custody", "create", bag(number), "--flow", "1", ...amount);
    await hospital.done("custody", "record", "temporary storage", bag(number), "--site", STORE);
    await hospital.done("custody", "seal", bag(number), `S-${number}`);
    return bag(number);
  };
  const signed = async (unit: string, name: string) => {
    await hospital.done("custody", "handover", "offer", unit, ...GIVEN, "--out", file("offer.json"));
    await carrier.done("custody", "handover", "accept", file("offer.json"), ...TAKEN, "--out", file(name));
    return file(name);
  };

  before(async () => {
    system = await servedSystem();
    [anybody, hospital, carrier] = [commands(system, 9), commands(system, HOSPITAL), commands(system, CARRIER)];
    const { provider, deployment } = system.client;
    const member = (index: number) => connectAll({ signer: developmentWallet(index).connect(provider), deployment });
    await decide([system.client], buildSetProfileProposal(system.client, { profile: MEDICAL_WASTE }));
    await adoptRules(system.client, { rules: 1 });
    const hospitals = await member(HOSPITAL);
    await admitted([system.client], hospitals, "General Hospital", ["GENERATOR"]);
    await admitted([system.client, hospitals], await member(CARRIER), "Clean Carriage", ["CARRIER"]);
  });
  after(() => system.close());

  it("two devices without network sign, by QR code, and a third submits", async () => {
    const unit = await stored(1);
    writeFileSync(file("rules.json"), JSON.stringify(await anybody.done("custody", "profile", "show", "1")));
    const where = ["--rpc", "http://127.0.0.1:1", "--deployment", system.where[3] as string];
    const away = (account: number) => commands({ where }, account);
    const rules = ["--offline", "--profile", file("rules.json")];
    expect(await away(HOSPITAL).fails("custody", "trace", unit)).to.equal("75 RPC_UNREACHABLE");
    const offered = (name: string) => ["custody", "handover", "offer", name, ...GIVEN, ...rules, "--hop", "1", "--qr"];
    expect(await away(HOSPITAL).fails(...offered(unit))).to.equal("1 USAGE");

    const { ok: _, ...offer } = await away(HOSPITAL).done(...offered(`2@${unit}`));
    const payload = JSON.stringify(offer);
    const shown = await tally(
      [...where, "custody", "handover", "accept", "--payload", payload, ...TAKEN, ...rules, "--qr"].concat(
        ...["--out", file("handover.json")],
      ),
      { TALLY_KEY: keyOf(CARRIER) },
    );
    expect([shown.exitCode, shown.err]).to.deep.equal([0, ""]);
    const both = readFileSync(file("handover.json"), "utf8").trim();
    expect(shown.out).to.include(await qrPayload(both));

    const { handovers } = await anybody.done("custody", "handover", "submit", "--payload", both);
    const done = { unit: unitId(2, unit), outcome: "Taken", from: 2, to: 3, givenEvidence: `0x${"00".repeat(32)}` };
    expect((handovers as unknown[])[0]).to.deep.include(done);
  });

  it("says what an offline signature lacks, and what does not go together", async () => {
    const offer = ["custody", "handover", "offer", `2@${bag(1)}`, ...GIVEN];
    const out = ["--out", file("x.json")];
    for (const wrong of [
      [...offer, "--offline", ...out],
      [...offer, "--offline", "--profile", "medical-waste", ...out],
      [...offer, "--profile", "medical-waste", ...out],
      [...offer, "--hop", "0", ...out],
      [...offer, "--offline", "--profile", "medical-waste", "--hop", "0"],
      ["custody", "handover", "accept", ...TAKEN, ...out],
      ["custody", "handover", "accept", file("handover.json"), "--payload", "{}", ...TAKEN, ...out],
      ["custody", "handover", "submit"],
    ]) {
      expect(await hospital.fails(...wrong), wrong.join(" ")).to.equal("1 USAGE");
    }
    expect(await hospital.fails(...offer, "--offline", "--profile", file("none"), "--hop", "0", ...out)).to.equal(
      "1 FILE_UNREADABLE",
    );
    const long = await refused(() => qrPayload("x".repeat(2_954)), "QR_TOO_LONG");
    expect(long.values).to.deep.equal({ bytes: 2_954, longest: 2_953 });
  });

  it("one process signs for both, with a key of the receiver's", async () => {
    const [unit, other] = [await stored(2), await stored(3)];
    const both = (id: string) => ["custody", "handover", "both", id, ...GIVEN, "--site", LORRY];
    expect(await hospital.fails(...both(unit))).to.equal("1 KEY_MISSING");
    const env = { TALLY_KEY: keyOf(HOSPITAL), TALLY_RECEIVER_KEY: keyOf(CARRIER) };
    const done = await tally([...system.where, ...both(unit)], env);
    expect([done.exitCode, done.out]).to.deep.equal([0, `${unitId(2, unit)} Taken: organisation 2 -> 3`]);

    writeFileSync(file("key"), keyOf(CARRIER), { mode: 0o600 });
    const more = ["--receiver-key-file", file("key"), "--taken-quantity", "10", "--out", file("both.json")];
    await hospital.done(...both(`2@${other}`), ...more, "--offline", "--profile", "medical-waste", "--hop", "1");
    const { handovers } = await anybody.done("custody", "handover", "submit", file("both.json"));
    expect((handovers as unknown[])[0]).to.deep.include({ outcome: "Disputed" });
    writeFileSync(file("key"), "no key", { mode: 0o600 });
    expect(await hospital.fails(...both(other), ...more)).to.equal("1 KEY_INVALID");
  });

  it("an offer of what was changed meanwhile is void, on both sides", async () => {
    const unit = await stored(7);
    const handover = await signed(unit, "7.json");
    await hospital.done("custody", "correct", unit, "--class", "sharps", "--quantity", "12.45", "--items", "1");
    expect(await anybody.fails("custody", "handover", "submit", handover)).to.equal("1 HANDOVERS_REFUSED");
    const accept = ["custody", "handover", "accept", file("offer.json"), ...TAKEN, "--out", file("void.json")];
    expect(await carrier.fails(...accept)).to.equal("1 OFFER_VOID");
    const { handovers } = await anybody.done("custody", "handover", "submit", await signed(unit, "8.json"));
    expect((handovers as unknown[])[0]).to.deep.include({ outcome: "Taken" });
  });

  it("an offer is withdrawn before it is submitted", async () => {
    const unit = await stored(8);
    const handover = await signed(unit, "withdrawn.json");
    expect(await carrier.fails("custody", "handover", "withdraw", unit)).to.equal("1 Custody_NotCustodian");
    expect(await hospital.done("custody", "handover", "withdraw", unit)).to.include({ unit: unitId(2, unit), hops: 2 });
    expect(await anybody.fails("custody", "handover", "submit", handover)).to.equal("1 HANDOVERS_REFUSED");
  });

  it("an acceptance is withdrawn before it is submitted", async () => {
    const unit = await stored(9);
    const handover = await signed(unit, "declined.json");
    const decline = ["custody", "handover", "decline"];
    expect(await hospital.fails(...decline, handover)).to.equal("1 Members_RoleMissing");
    expect(await anybody.fails(...decline, handover)).to.equal("1 Members_NotEnrolledAt");
    expect(await carrier.done(...decline, handover)).to.include({ unit: unitId(2, unit), hops: 2 });
    expect(await anybody.fails("custody", "handover", "submit", handover)).to.equal("1 HANDOVERS_REFUSED");
    expect(await carrier.fails(...decline, handover)).to.equal("1 Handovers_WrongHop");
    // What was offered and not accepted yet too.
    await hospital.done("custody", "handover", "offer", unit, ...GIVEN, "--out", file("declined-offer.json"));
    const payload = readFileSync(file("declined-offer.json"), "utf8");
    expect(await carrier.done(...decline, "--payload", payload)).to.include({ hops: 3 });
    expect(await carrier.fails(...decline, "--payload", "{}")).to.equal("1 HANDOVER_INVALID");
    expect(await carrier.fails(...decline)).to.equal("1 USAGE");
  });

  it("submits each by itself, and says which did not get there", async () => {
    const [good, late] = [await stored(4), await stored(5)];
    const [first, second, stale] = [await signed(good, "4.json"), await signed(late, "5.json"), file("7.json")];
    const all = ["custody", "handover", "submit", stale, first];
    expect(await anybody.fails("custody", "handover", "submit", stale)).to.equal("1 HANDOVERS_REFUSED");

    const where = [...system.where, "--json"];
    const { exitCode, json, err } = await tally([...where, ...all, file("none"), second, "--each"], {
      TALLY_KEY: keyOf(9),
    });
    expect(exitCode).to.equal(1);
    const { code, values } = json().error;
    expect([code, values.failed]).to.deep.equal(["HANDOVERS_REFUSED", [stale, file("none")]]);
    expect((values.handovers as { ok: boolean }[]).map(({ ok }) => ok)).to.deep.equal([false, true, false, true]);
    expect(err)
      .to.include(`${stale}: Handovers_WrongHop: `)
      .and.to.include(`${first}: ${unitId(2, good)} Taken`);
    const { handovers } = await anybody.done(
      ...["custody", "handover", "submit", await signed(await stored(6), "6.json"), "--each"],
    );
    expect(handovers).to.have.length(1);
  });
});

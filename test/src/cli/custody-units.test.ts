import { expect } from "chai";
import { AbiCoder, concat, hexlify, toUtf8Bytes, ZeroHash } from "ethers";
import { identifier } from "../../../src/cli/custody/shared/identifier.ts";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll, type FullClient } from "../../../src/sdk/all.ts";
import { deployedContract } from "../../../src/sdk/core/deployment.ts";
import { adoptRules } from "../../../src/sdk/custody/actions/adopt-rules.ts";
import { buildSetProfileProposal } from "../../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { findUnits } from "../../../src/sdk/custody/actions/find-units.ts";
import { custodyContract } from "../../../src/sdk/custody/contracts.ts";
import { packCreationTerms } from "../../../src/sdk/custody/model/creation-terms.ts";
import type { ProfileStep } from "../../../src/sdk/custody/model/profile.ts";
import { unitId } from "../../../src/sdk/custody/model/unit-id.ts";
import { MEDICAL_WASTE } from "../../../src/sdk/custody/profiles/medical-waste.ts";
import { admitted, decide } from "../../../src/testing/admit.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";

const [WARD, STORE] = ["6941234000012", "6941234000029"];
const [BAG, OTHER, LARGE, NEXT] = [1, 2, 3, 4].map((n) => `8003/06941234000012B000${n}`) as [
  ...[string, string, string, string],
];
const AMOUNT = ["--class", "sharps", "--quantity", "12.5", "--items", "1", "--site", WARD];

describe("tally custody: which units", () => {
  let system: ServedSystem;
  let member: FullClient;
  let hospital: ReturnType<typeof commands>;
  const create = (text: string) => hospital.done("custody", "create", text, "--flow", "1", ...AMOUNT);

  before(async () => {
    system = await servedSystem();
    hospital = commands(system, 2);
    const { provider, deployment } = system.client;
    await decide([system.client], buildSetProfileProposal(system.client, { profile: MEDICAL_WASTE }));
    await adoptRules(system.client, { rules: 1 });
    member = await connectAll({ signer: developmentWallet(2).connect(provider), deployment });
    await admitted([system.client], member, "General Hospital", ["GENERATOR"]);
    await create(BAG);
  });
  after(() => system.close());

  it("a unit is found by what a scanner reads from its label", async () => {
    const { link } = await hospital.done("custody", "label", BAG);
    for (const text of [
      link as string,
      `https://waste.example/x/${BAG}?y=1`,
      `${link}/?linkType=all`,
      unitId(2, BAG),
    ]) {
      expect(await hospital.done("custody", "trace", text), text).to.include({ identifier: BAG });
    }
    expect(await hospital.fails("custody", "create", link as string, "--flow", "1", ...AMOUNT)).to.equal(
      "1 Custody_UnitExists",
    );
  });

  it("a unit of more than its profile's maximum is refused", async () => {
    const most = ["create", "urn:example:full", "--flow", "1", "--class", "sharps", "--items", "1", "--site", WARD];
    expect(await hospital.fails("custody", ...most, "--quantity", "100.001")).to.equal("1 Custody_AboveMaximum");
    await hospital.done("custody", ...most, "--quantity", "100");
  });

  it("a URI that is no GS1 key is itself, and so is any other text", async () => {
    for (const text of ["urn:example:crate:7", "bag 7"]) {
      expect(identifier(text)).to.equal(text);
      const { link, unit } = await hospital.done("custody", "label", `2@${text}`);
      expect(unit).to.equal(unitId(2, text));
      expect(await hospital.done("custody", "label", text))
        .to.include({ link })
        .and.not.to.have.property("unit");
      expect(identifier(link as string)).to.equal(text);
    }
    const made = await create("urn:example:crate:7");
    expect(made.unit).to.equal(unitId(2, "urn:example:crate:7"));
    expect(identifier("urn:tallystick:unit:%")).to.equal("urn:tallystick:unit:%");
    expect(await hospital.fails("custody", "trace", "")).to.equal("1 USAGE");
  });

  it("a step is taken only with units for which its name is the same number", async () => {
    const [ward, ...others] = MEDICAL_WASTE.steps as [ProfileStep, ...ProfileStep[]];
    const steps = [ward, { ...ward, name: "laboratory" }, ...others];
    const next = buildSetProfileProposal(system.client, {
      profile: { ...MEDICAL_WASTE, maxQuantity: 0, steps },
      flow: 1,
    });
    await decide([system.client, member], next);
    await adoptRules(system.client, { rules: 2 });
    await create(OTHER);
    const many = [...system.where, "--json", "custody", "record", "temporary storage", BAG, OTHER, "--site", STORE];
    const { error } = (await tally(many, { TALLY_KEY: developmentWallet(2).privateKey })).json();
    expect(error.code).to.equal("CUSTODY_STEPS_DIFFER");
    expect(error.values).to.deep.equal({ unit: unitId(2, OTHER), step: "temporary storage", rules: 2, firstRules: 1 });
    const end = ["destroy", BAG, OTHER, "--step", "destruction", "--certificate", ZeroHash];
    expect(await hospital.fails("custody", ...end)).to.equal("1 CUSTODY_STEPS_DIFFER");
    for (const each of [BAG, OTHER]) {
      const { units } = await hospital.done("custody", "record", "temporary storage", each, "--site", STORE);
      expect(units).to.have.length(1);
    }
  });

  it("another organisation's unit of the same identifier takes nobody's place", async () => {
    const { provider, deployment } = system.client;
    const rival = await connectAll({ signer: developmentWallet(3).connect(provider), deployment });
    await admitted([system.client, member], rival, "Rival", ["GENERATOR"]);
    const squats = commands(system, 3);
    await squats.done("custody", "create", NEXT, "--flow", "1", ...AMOUNT);
    await squats.done("custody", "lost", NEXT);
    expect((await create(NEXT)).unit).to.equal(unitId(2, NEXT));
    const { error } = (await tally([...system.where, "--json", "custody", "trace", NEXT])).json();
    expect([error.code, error.values.names]).to.deep.equal(["IDENTIFIER_AMBIGUOUS", [`3@${NEXT}`, `2@${NEXT}`]]);
    expect(await hospital.done("custody", "trace", `2@${NEXT}`)).to.include({ unit: unitId(2, NEXT) });
    expect(await hospital.fails("custody", "trace", "urn:example:none")).to.equal("1 IDENTIFIER_UNKNOWN");
    const named = await findUnits(rival, { identifier: NEXT });
    expect(named.map(({ creator }) => creator)).to.deep.equal([3, 2]);
  });

  it("lists say which units they leave out, and why", async () => {
    const { client, where } = system;
    const when = (await client.provider.getBlock("latest"))?.timestamp ?? 0;
    const terms = packCreationTerms({ rules: 2, step: 0, class: 0, site: 0, when, items: 1, quantity: 0 });
    const creation = AbiCoder.defaultAbiCoder().encode(
      ["tuple(uint256 terms, bytes32 evidence, bytes identifier)"],
      [{ terms: terms | (2n ** 55n), evidence: ZeroHash, identifier: hexlify(toUtf8Bytes(LARGE)) }],
    );
    const { selector } = custodyContract(client).interface.getFunction("admitUnit");
    const to = deployedContract(client.deployment, "Custody", "custody").address;
    const signer = developmentWallet(2).connect(client.provider);
    await (await signer.sendTransaction({ to, data: concat([selector, creation]) })).wait();

    const { out, err, exitCode } = await tally([...where, "--wide", "custody", "inventory"]);
    expect([exitCode, err]).to.deep.equal([
      0,
      "warning: the account of organisation 2, site -, flow 1, class 0 is left out: taken is 36028797018963968, too large to compute with",
    ]);
    expect(out).to.match(/sharps +\d/);
    expect((await tally([...where, "--json", "custody", "inventory"])).json().unreadable).to.have.length(1);
    const year = ["--at", "2999-01-01"];
    expect((await tally([...where, "custody", "overdue", ...year])).exitCode).to.equal(0);
    expect(await hospital.fails("custody", "trace", LARGE)).to.equal("1 NUMBER_TOO_LARGE");
  });
});

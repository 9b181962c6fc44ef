import { expect } from "chai";
import { developmentWallet } from "../../../src/cli/cli.ts";
import { connectAll } from "../../../src/sdk/all.ts";
import { admitted } from "../../../src/testing/admit.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";

const UNKNOWN = `0x${"77".repeat(32)}`;

describe("tally schema, attest, statement, endorse, revoke", () => {
  let system: ServedSystem;
  let ours: ReturnType<typeof commands>;
  let theirs: ReturnType<typeof commands>;
  let schema: string;
  before(async () => {
    system = await servedSystem();
    ours = commands(system);
    theirs = commands(system, 2);
    const { provider, deployment } = system.client;
    await admitted(
      [system.client],
      await connectAll({ signer: developmentWallet(2).connect(provider), deployment }),
      "Lab",
    );
    schema = String((await ours.done("schema", "register", "uint64 weight,string unit")).schema);
  });
  after(() => system.close());

  const WEIGHT = '{"weight": 1250, "unit": "kg"}';
  const attested = async (...options: string[]) => String((await ours.done("attest", schema, WEIGHT, ...options)).uid);

  it("registers and shows schemas", async () => {
    const shown = await ours.done("schema", "show", schema);
    expect(shown).to.deep.include({ definition: "uint64 weight,string unit", revocable: true, org: 1 });
    const final = await ours.done("schema", "register", "bool passed", "--irrevocable");
    expect((await ours.done("schema", "show", String(final.schema))).revocable).to.equal(false);
    const text = await tally([...system.where, "schema", "show", schema]);
    expect(text.out).to.match(
      /^definition +uint64 weight,string unit\nrevocable +yes\npolicy +none\nby +organisation 1$/,
    );
  });

  it("attests and shows a statement, endorses it, corrects it and revokes the correction", async () => {
    const subject = `0x${"5b".repeat(32)}`;
    const uid = await attested("--subject", subject, "--until", "2100-06-30T12:00:00Z");
    const shown = await ours.done("statement", uid);
    expect(shown).to.deep.include({ valid: true, values: { weight: "1250", unit: "kg" } });
    expect(shown.statement).to.deep.include({ subject, validUntil: String(Date.UTC(2100, 5, 30, 12) / 1000) });
    await theirs.done("endorse", uid);
    expect((await ours.done("statement", uid)).record).to.deep.include({ endorsements: 1 });
    const text = await tally([...system.where, "statement", uid]);
    expect(text.out)
      .to.match(/^valid \(Live\)\n {2}weight = 1250\n {2}unit = kg\n/)
      .and.match(/endorsements +1$/);

    const correction = await attested("--replaces", uid);
    expect(await ours.done("statement", uid)).to.deep.include({ valid: false });
    await ours.done("revoke", correction);
    expect((await tally([...system.where, "statement", correction])).out).to.match(/^NOT VALID \(Revoked\)/);
  });

  it("refuses what is not understood or does not fit", async () => {
    expect(await ours.fails("attest", schema)).to.equal("1 USAGE");
    expect(await ours.fails("attest", schema, WEIGHT, "--until", "soon")).to.equal("1 USAGE");
    expect(await ours.fails("attest", schema, "{weight: 1}")).to.equal("1 VALUES_NOT_JSON");
    for (const values of ["null", "7", '"text"', "[1250]"]) {
      expect(await ours.fails("attest", schema, values), values).to.equal("1 VALUES_NOT_JSON");
    }
    for (const values of [
      "{}",
      '{"weight": -1, "unit": "kg"}',
      '{"weight": 1.5, "unit": "kg"}',
      '{"weight": 1, "unit": 2}',
    ]) {
      expect(await ours.fails("attest", schema, values), values).to.equal("1 DATA_MISMATCH");
    }
    expect(await ours.fails("attest", schema, WEIGHT, "--subject", "0x12")).to.equal("1 ARGUMENT_INVALID");
    expect(await ours.fails("attest", schema, WEIGHT, "--replaces", UNKNOWN)).to.equal(
      "1 Attestations_UnknownStatement",
    );
    expect(await ours.fails("attest", schema, WEIGHT, "--until", "2001-01-01")).to.equal("1 Attestations_Expired");
    expect(await ours.fails("attest", UNKNOWN, WEIGHT)).to.equal("1 NOT_FOUND");
    expect(await ours.fails("attest", "weight", WEIGHT)).to.equal("1 ARGUMENT_INVALID");
  });

  it("refuses unknown and malformed schemas and statements", async () => {
    expect(await ours.fails("schema")).to.equal("1 USAGE");
    expect(await ours.fails("schema", "register", "uint64  weight")).to.equal("1 SCHEMA_MALFORMED");
    expect(await ours.fails("schema", "register", "uint64 weight,string unit")).to.equal("1 Attestations_SchemaExists");
    expect(await ours.fails("schema", "register", "uint64 a", "--policy", "0x12")).to.equal("1 ARGUMENT_INVALID");
    expect(await ours.fails("schema", "show", UNKNOWN)).to.equal("1 NOT_FOUND");
    expect(await ours.fails("statement", UNKNOWN)).to.equal("1 NOT_FOUND");
    expect(await ours.fails("statement", "0x12")).to.equal("1 ARGUMENT_INVALID");
    expect(await ours.fails("revoke", "0x12")).to.equal("1 ARGUMENT_INVALID");
  });

  it("passes on who may not", async () => {
    const uid = await attested();
    expect(await ours.fails("endorse", uid)).to.equal("1 Attestations_OwnEndorsement");
    expect(await theirs.fails("revoke", uid)).to.equal("1 Attestations_OtherOrganisation");
    expect(await theirs.fails("endorse", UNKNOWN)).to.equal("1 Attestations_NotValid");
    expect(await commands(system, 9).fails("attest", schema, WEIGHT)).to.equal("1 Members_NotEnrolled");
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { creditId } from "../../../src/sdk/credits/model/credit-terms.ts";
import { presentationId } from "../../../src/sdk/credits/model/drawing.ts";
import { creditTermsJson, drawingJson } from "../../../src/sdk/credits/model/messages.ts";
import { type Printed, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { type CreditsSystem, openCredits, PARTIES, type PartyName } from "../../../src/testing/credits.ts";

describe("tally lc", function () {
  this.timeout(120_000);
  let system: ServedSystem;
  let on: CreditsSystem;
  const at = (name: string) => join(system.folder, name);

  before(async () => {
    system = await servedSystem();
    const { deployment } = system.client;
    on = await openCredits({ ethers: system.chain.ethers, deployment, relayer: system.chain.deployer });
    for (const name of PARTIES) writeFileSync(at(`${name}.key`), on[name].checker.privateKey, { mode: 0o600 });
  });
  after(() => system.close());

  const run = async ({ maker }: CaseParty, args: readonly string[]) =>
    tally([...system.where, "--json", "lc", ...args], { TALLY_KEY: maker.privateKey });
  const done = async (by: PartyName, ...args: string[]): Promise<Printed> => {
    const { exitCode, err, out, json } = await run(on[by], args);
    expect([exitCode, err], `${args.join(" ")}\n${out}`).to.deep.equal([0, ""]);
    return json();
  };
  const fails = async (by: PartyName, ...args: string[]): Promise<string> => {
    const { json } = await run(on[by], args);
    expect(json().ok).to.equal(false);
    return json().error.code;
  };
  const file = (name: string, text: string) => {
    writeFileSync(at(name), text);
    return at(name);
  };
  let files = 0;
  const sign = async (by: PartyName, act: string, of: string, ...options: string[]): Promise<string> => {
    const out = at(`signed-${++files}`);
    await done(by, "sign", act, of, ...options, "--checker-key-file", at(`${by}.key`), "--out", out);
    return out;
  };

  /** The chain's clock is ahead of this one's, and what several sign has one deadline. */
  const signLater = async (by: PartyName, act: string, of: string, ...options: string[]) =>
    sign(by, act, of, ...options, "--deadline", "2100-01-01");

  async function start(): Promise<{ credit: string; terms: Awaited<ReturnType<CreditsSystem["terms"]>> }> {
    const terms = await on.terms({ transferable: true });
    const { credit } = await done("applicant", "apply", file("terms.json", creditTermsJson(terms)));
    expect(credit).to.equal(creditId(terms));
    await done("second", "issue", creditId(terms), await signLater("issuer", "issue", creditId(terms)));
    await done("advisor", "advise", creditId(terms));
    return { credit: creditId(terms), terms };
  }

  it("goes from the application to the last payment", async () => {
    const { credit, terms } = await start();
    const drawing = await on.drawing(terms);
    const presented = await done("beneficiary", "present", file("drawing.json", drawingJson(drawing)));
    const presentation = presentationId(drawing);
    expect(presented).to.deep.include({ presentation, flags: [] });
    const notice = ["--discrepancy", id("weight differs"), "--disposition", "HoldForWaiver"];
    const refusal = await sign("issuer", "refuse", presentation, ...notice);
    await done("second", "refuse", presentation, refusal, ...notice);
    expect(await fails("second", "refuse", presentation, refusal, ...notice)).to.equal("Presentations_WrongState");
    const account = on.beneficiary.checker.address;
    const redirection = await sign("beneficiary", "redirect", presentation, "--to", account);
    expect(await done("second", "redirect", presentation, account, redirection)).to.include({ account });
    await done("second", "waive", presentation, await sign("applicant", "waive", presentation));
    await done("second", "accept", presentation, await sign("issuer", "accept", presentation));
    expect(await done("issuer", "honour", presentation)).to.include({ amount: "1000000" });
    await done("applicant", "repay", credit, "5000.00");
    const receipt = await sign("issuer", "discharge", credit, "--amount", "3000.00");
    await done("second", "discharge", credit, "3000.00", receipt);
    expect(await done("second", "show", credit)).to.include({ state: "Advised", owed: "0", available: "0" });
    expect(await done("second", "documents", presentation)).to.include({ state: "Honoured" });
    const approvals = [await signLater("issuer", "cancel", credit), await signLater("beneficiary", "cancel", credit)];
    const [first = ""] = approvals;
    const sooner = await sign("beneficiary", "cancel", credit, "--deadline", "2099-01-01");
    expect(await fails("second", "cancel", credit, first, sooner)).to.equal("USAGE");
    await done("second", "cancel", credit, ...approvals);
    await done("second", "release", credit);
  });

  it("confirms, amends, transfers, forwards and precludes", async () => {
    const { credit, terms } = await start();
    await done("second", "confirm", credit, await sign("confirmer", "confirm", credit));
    const amended = { ...terms, presentationDays: 20 };
    const amendment = creditId(amended);
    const to = ["--other", amendment];
    const amending = await sign("issuer", "amend", credit, ...to);
    await done("second", "amend", credit, file("amended.json", creditTermsJson(amended)), amending);
    await done("second", "answer", credit, amendment, await sign("beneficiary", "answer", credit, ...to));
    const last = await sign("confirmer", "answer", credit, ...to);
    expect(await done("second", "answer", credit, amendment, last)).to.include({ inForce: true });

    const part = { ...amended, amount: 100_000n, margin: 0n, transferable: false, parent: credit };
    const account = on.second.maker.address;
    const transferred = { ...part, beneficiary: on.second.org, beneficiaryAccount: account };
    const child = ["--other", creditId(transferred)];
    const by = [
      await signLater("beneficiary", "transfer", credit, ...child),
      await signLater("issuer", "transfer", credit, ...child),
    ];
    await done("second", "transfer", credit, file("part.json", creditTermsJson(transferred)), ...by);

    const drawing = await on.drawing(amended, { credit, amount: 400_000n, atConfirmer: true });
    await done("beneficiary", "present", file("drawing.json", drawingJson(drawing)));
    const presentation = presentationId(drawing);
    expect(await fails("second", "preclude", presentation)).to.equal("Presentations_ClockRuns");
    await on.goTo((await on.today()) + 14);
    await done("second", "preclude", presentation);
    await on.goTo((await on.today()) + 4);
    await done("confirmer", "honour", presentation);
    await done("confirmer", "forward", presentation);
    await done("second", "accept", presentation, await signLater("issuer", "accept", presentation));
    expect(await done("confirmer", "collect", presentation)).to.include({ amount: "400000" });
    expect(await fails("second", "lapse", presentation)).to.equal("Presentations_NoReimbursement");
    await on.goTo((await on.today()) + 4);
    await done("issuer", "honour", presentation, "--reimbursement");

    const refused = await on.drawing(amended, { credit, amount: 1n });
    await done("beneficiary", "present", file("drawing.json", drawingJson(refused)));
    const notice = ["--discrepancy", id("x"), "--disposition", "Hold"];
    const again = presentationId(refused);
    await done("second", "refuse", again, await signLater("issuer", "refuse", again, ...notice), ...notice);
    expect(await fails("beneficiary", "return", again)).to.equal("Credits_TooLate");
    await done("second", "return", again, await signLater("beneficiary", "return", again));
    await on.goTo((await on.today()) + 70);
    await done("second", "expire", creditId(transferred));
    await done("second", "expire", credit);
    expect((await done("second", "list")).credits).to.have.length(3);
  });

  it("writes a credit as an MT 700, and reads one as a draft", async () => {
    const terms = await on.terms({ margin: 0n, salt: id("as a message") });
    const credit = await on.issue(terms);
    const words = {
      creditNumber: "LC1",
      currency: "CNY",
      placeOfExpiry: "NANJING",
      applicant: { lines: ["STEEL IMPORT CO LTD"] },
      beneficiary: { lines: ["MILL GMBH"] },
      availableWith: "ISSUING BANK",
    };
    await done("second", "export", credit, file("words.json", JSON.stringify(words)), "--out", at("mt700.txt"));
    const read = await done("second", "import", at("mt700.txt"), "--type", "700");
    expect(read).to.deep.include({ type: "700" });
    expect(read.draft).to.deep.include({ amount: "1000000", expiry: terms.expiry, transferable: false });
    const refusal = file("mt734.txt", ":20:A\n:21:B\n:32A:250499CNY1,\n:77J:X\n:77B:/HOLD/");
    expect(await fails("second", "import", refusal, "--type", "734")).to.equal("MT_FIELD_INVALID");
    const long = file("long.json", JSON.stringify({ ...words, placeOfExpiry: "X".repeat(30) }));
    expect(await fails("second", "export", credit, long, "--out", at("none.txt"))).to.equal("MT_FIELD_INVALID");
  });

  it("writes data of documents for a presentation, and reads it with what nobody knows", async () => {
    const { terms } = await start();
    const drawing = await on.drawing(terms);
    const { presentation } = await done("beneficiary", "present", file("drawing.json", drawingJson(drawing)));
    const code = { standard: "UN/CEFACT 1001", version: "D.23B", field: "380" };
    const number = { standard: "ICC KTDDE", version: "2024-04", field: "1004", value: "INV-7", ours: 1 };
    const data = file("data.json", JSON.stringify({ documents: [{ code, elements: [number] }] }));
    const out = at("documents.json");
    expect(await done("second", "data", String(presentation), data, "--out", out)).to.include({ documents: 1 });
    const read = await done("second", "import", out, "--type", "ICC KTDDE");
    expect(read).to.deep.include({ act: presentation });
    expect(JSON.parse(readFileSync(out, "utf8")).documents[0].elements[0]).to.deep.equal(number);
    const wrong = file("wrong.json", JSON.stringify({ documents: [{ code, elements: [{ ...number, field: "x" }] }] }));
    expect(await fails("second", "import", wrong, "--type", "ICC KTDDE")).to.equal("CREDIT_JSON_INVALID");
  });

  it("takes back an application, and rejects an amendment", async () => {
    const terms = await on.terms();
    const application = file("terms.json", creditTermsJson(terms));
    await done("applicant", "apply", application);
    await done("issuer", "withdraw", application);
    const { credit, terms: issued } = await start();
    const less = { ...issued, amount: 500_000n };
    const to = ["--other", creditId(less)];
    const amending = await signLater("issuer", "amend", credit, ...to);
    await done("second", "amend", credit, file("less.json", creditTermsJson(less)), amending);
    const answer = await signLater("beneficiary", "answer", credit, ...to, "--reject");
    expect(await done("second", "answer", credit, creditId(less), answer, "--reject")).to.include({ inForce: false });
    expect(await fails("issuer", "sign", "amend", credit, "--out", at("none"))).to.equal("USAGE");
    const redirecting = ["sign", "redirect", credit, "--to", "0x12", "--out", at("none")];
    expect(await fails("issuer", ...redirecting)).to.equal("USAGE");
    const key = ["--checker-key-file", at("issuer.key")];
    expect(await fails("issuer", "sign", "amend", credit, ...key, "--out", at("none"))).to.equal("USAGE");
  });

  it("says what was signed, to people and to programs", async () => {
    const { credit, terms } = await start();
    const args = ["sign", "cancel", credit, "--deadline", "2100-01-01", "--checker-key-file", at("issuer.key")];
    const signed = { credit, terms: creditId(terms), deadline: "4102531199" };
    expect((await done("issuer", ...args, "--out", at("told"))).signed).to.deep.equal(signed);
    const { out } = await tally([...system.where, "lc", ...args, "--out", at("told again")], {
      TALLY_KEY: on.issuer.maker.privateKey,
    });
    for (const [field, value] of Object.entries(signed)) expect(out).to.include(`${field}: ${value}`);
  });
});

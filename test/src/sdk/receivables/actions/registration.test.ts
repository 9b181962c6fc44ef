import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { receivablesContract } from "../../../../../src/sdk/receivables/contracts.ts";
import { dilutionDigest, signDilution } from "../../../../../src/sdk/receivables/model/dilution.ts";
import { receivableId } from "../../../../../src/sdk/receivables/model/receivable.ts";
import {
  buildConfirmation,
  signConfirmation,
  signGuarantee,
} from "../../../../../src/sdk/receivables/model/undertaking.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { supplyChain } from "../../../../../src/testing/receivables.ts";

describe("receivables until they are confirmed", () => {
  it("are registered by the creditor, confirmed by two people of the obligor, and read", async () => {
    const system = await supplyChain();
    const { supplier, buyer, stranger, deadline, deployment } = system;
    await system.limit("buyer", "buyer", "UNDERTAKING", 150_000n);
    const terms = system.terms("A-1", { graceDays: 3, lateRate: 500 });
    const receivable = receivableId(terms);
    const registering = { receivables: [terms], flagging: [[id("flag")]] };
    const { registered } = await supplier.client.receivables.registerReceivablesAndWait(registering);
    expect(registered).to.deep.equal([{ receivable, flags: [false] }]);

    const before = await stranger.receivables.getReceivable({ receivable });
    expect(before).to.deep.include({ state: "Registered", terms, consented: true, payment: null, paymentDate: null });
    expect(before.confirmBy).to.be.a("number");

    const confirmation = buildConfirmation({ receivables: [terms], deadline });
    const approval = await buyer.approve((signer) => signConfirmation(signer, deployment, confirmation));
    const alone = { maker: approval.maker, checker: approval.maker };
    const { confirmReceivables, confirmReceivablesAndWait } = stranger.receivables;
    await refused(confirmReceivables({ confirmation, approval: alone }), "Holders_OnePerson");
    const broken = { ...approval, checker: `${approval.checker.slice(0, -2)}99` };
    await refused(confirmReceivables({ confirmation, approval: broken }), "Holders_BadSignature");
    const { confirmed } = await confirmReceivablesAndWait({ confirmation, approval });
    const after = await stranger.receivables.getReceivable({ receivable });
    expect(confirmed[0]).to.deep.include({
      receivable,
      instrument: after.instrument,
      maker: buyer.signer.address,
      checker: buyer.checker.address,
    });
    expect(after.payment).to.deep.include({ state: "Unpaid", face: 100_000n, paid: 0n });
    expect(after.paymentDate).to.equal(confirmed[0]?.paymentDate);
    await refused(confirmReceivables({ confirmation, approval }), "Receivables_WrongState");

    const copy = { ...terms, salt: id("another salt") };
    await refused(supplier.client.receivables.registerReceivables({ receivables: [copy] }), "Fingerprints_Taken");
    const similar = { receivables: [system.terms("A-2")], flagging: [[id("flag")]] };
    const warned = await supplier.client.receivables.registerReceivablesAndWait(similar);
    expect(warned.registered[0]?.flags).to.deep.equal([true]);
  });

  it("are corrected by their creditor at once", async () => {
    const system = await supplyChain();
    const { supplier, rival, stranger } = system;
    const former = system.terms("R-1");
    await supplier.client.receivables.registerReceivablesAndWait({ receivables: [former] });
    const next = { ...former, dueDate: system.inDays(91) };
    const correcting = { receivables: [next], replaces: [former] };
    await refused(rival.client.receivables.registerReceivables(correcting), "Receivables_NotParty");
    await refused(supplier.client.receivables.registerReceivables({ receivables: [next] }), "Fingerprints_Taken");
    const { registered } = await supplier.client.receivables.registerReceivablesAndWait(correcting);
    expect(registered).to.deep.equal([{ receivable: receivableId(next), flags: [] }]);
    const states = [former, next].map(async (terms) => {
      const { state } = await stranger.receivables.getReceivable({ receivable: receivableId(terms) });
      return state;
    });
    expect(await Promise.all(states)).to.deep.equal(["Cancelled", "Registered"]);
    await refused(supplier.client.receivables.registerReceivables(correcting), "Receivables_WrongState");
  });

  it("above the obligor's limit are not confirmed", async () => {
    const system = await supplyChain();
    await refused(system.confirmed(system.terms("A-1")), "Limits_NotSet");
    await system.limit("buyer", "buyer", "UNDERTAKING", 150_000n);
    await system.confirmed(system.terms("A-2"));
    await refused(system.confirmed(system.terms("A-3")), "Limits_Exceeded");
  });

  it("signed for together are confirmed in parts, where one was taken back", async () => {
    const system = await supplyChain();
    const { supplier, buyer, stranger, deployment, deadline } = system;
    await system.limit("buyer", "buyer", "UNDERTAKING", 300_000n);
    const receivables = ["P-1", "P-2", "P-3"].map((number) => system.terms(number));
    await supplier.client.receivables.registerReceivablesAndWait({ receivables });
    const confirmation = buildConfirmation({ receivables, deadline });
    const approval = await buyer.approve((signer) => signConfirmation(signer, deployment, confirmation));
    await supplier.client.receivables.cancelReceivablesAndWait({ receivables: receivables.slice(1, 2) });
    const [one = "", two = "", three = ""] = receivables.map(receivableId);
    const { confirmReceivables, confirmReceivablesAndWait } = stranger.receivables;
    await refused(confirmReceivables({ confirmation, approval }), "Receivables_WrongState");
    for (const only of [[one, one], [id("another")], ["0x"]]) {
      await refused(confirmReceivables({ confirmation, approval, only }), "ARGUMENT_INVALID");
    }
    await refused(confirmReceivables({ confirmation, approval, only: [] }), "Receivables_Empty");
    await refused(confirmReceivables({ confirmation, approval, only: [one, two] }), "Receivables_WrongState");
    const { confirmed } = await confirmReceivablesAndWait({ confirmation, approval, only: [three, one] });
    expect(confirmed.map(({ receivable }) => receivable)).to.deep.equal([one, three]);
  });

  it("registered by the obligor need the creditor's consent", async () => {
    const system = await supplyChain();
    const { supplier, buyer, stranger, deployment, deadline } = system;
    await system.limit("buyer", "buyer", "UNDERTAKING", 150_000n);
    const terms = system.terms("B-1");
    await buyer.client.receivables.registerReceivablesAndWait({ receivables: [terms] });
    const confirmation = buildConfirmation({ receivables: [terms], deadline });
    const approval = await buyer.approve((signer) => signConfirmation(signer, deployment, confirmation));
    const confirm = () => stranger.receivables.confirmReceivablesAndWait({ confirmation, approval });
    await refused(confirm(), "Receivables_NotConsented");
    const consenting = { receivables: [receivableId(terms)] };
    await refused(buyer.client.receivables.consentToReceivables(consenting), "Receivables_NotParty");
    const { receivables } = await supplier.client.receivables.consentToReceivablesAndWait(consenting);
    expect(receivables).to.deep.equal(consenting.receivables);
    await confirm();
  });

  it("with a guarantor need its signatures too", async () => {
    const system = await supplyChain();
    const { supplier, bank, stranger, deployment, deadline } = system;
    await system.limit("buyer", "buyer", "UNDERTAKING", 150_000n);
    const terms = system.terms("G-1", { guarantor: bank.org });
    await refused(system.confirmed(terms), "Receivables_NotGuaranteed");
    const guarantee = { receivables: [terms], deadline };
    const approval = await bank.approve((signer) => signGuarantee(signer, deployment, guarantee));
    const bring = () => stranger.receivables.guaranteeReceivablesAndWait({ guarantee, approval });
    await refused(bring(), "Limits_NotSet");
    await system.limit("bank", "buyer", "GUARANTEE", 100_000n);
    const { guaranteed } = await bring();
    expect(guaranteed[0]).to.deep.include({ receivable: receivableId(terms), guarantor: bank.org });
    await refused(bring(), "Receivables_GuaranteedAlready");
    await supplier.client.receivables.cancelReceivablesAndWait({ receivables: [terms] });
    await refused(bring(), "Receivables_WrongState");
  });

  it("are rejected by the obligor, cancelled by the creditor, and expire", async () => {
    const system = await supplyChain();
    const { supplier, buyer, stranger } = system;
    const [first, second, third] = ["C-1", "C-2", "C-3"].map((number) => system.terms(number)) as [never, never, never];
    await supplier.client.receivables.registerReceivablesAndWait({ receivables: [first, second, third] });
    await refused(supplier.client.receivables.rejectReceivables({ receivables: [first] }), "Receivables_NotParty");
    const rejected = await buyer.client.receivables.rejectReceivablesAndWait({
      receivables: [first],
      reason: id("not delivered"),
    });
    const reason = id("not delivered");
    expect(rejected.ended).to.deep.equal([{ receivable: receivableId(first), state: "Rejected", reason }]);
    const cancelled = await supplier.client.receivables.cancelReceivablesAndWait({ receivables: [second] });
    expect(cancelled.ended[0]).to.deep.include({ state: "Cancelled", reason: ZeroHash });
    await refused(stranger.receivables.expireReceivables({ receivables: [third] }), "Receivables_NotExpired");
    await system.pass(31);
    const expired = await stranger.receivables.expireReceivablesAndWait({ receivables: [third] });
    expect(expired.ended[0]?.state).to.equal("Expired");
    expect((await stranger.receivables.expireReceivablesAndWait({ receivables: [third] })).ended).to.deep.equal([]);
    await refused(stranger.receivables.expireReceivables({ receivables: [first] }), "Receivables_WrongState");
    await supplier.client.receivables.registerReceivablesAndWait({
      receivables: [system.terms("C-1", { dueDate: system.inDays(100), salt: id("again") })],
    });
  });

  it("are diluted by a credit note that creditor and obligor sign", async () => {
    const system = await supplyChain();
    const { supplier, buyer, stranger, deployment, deadline } = system;
    await system.limit("buyer", "buyer", "UNDERTAKING", 150_000n);
    const receivable = await system.confirmed(system.terms("D-1"));
    const dilution = { receivable, holder: supplier.signer.address, amount: 10_000n, creditNote: id("cn"), deadline };
    const signature = await signDilution(supplier.signer, deployment, dilution);
    const obligor = await buyer.approve((signer) => signDilution(signer, deployment, dilution));
    await refused(stranger.receivables.dilute({ dilution, signature: obligor.maker, obligor }), "Holders_NotSigned");
    const diluted = await stranger.receivables.diluteAndWait({ dilution, signature, obligor });
    expect(diluted).to.deep.include({ receivable, amount: 10_000n, creditNote: id("cn") });
    expect((await stranger.receivables.getReceivable({ receivable })).payment?.face).to.equal(90_000n);
    await refused(stranger.receivables.dilute({ dilution, signature, obligor }), "Fingerprints_Taken");
    expect(dilutionDigest(deployment, dilution)).to.have.length(66);
  });

  it("are refused when malformed, before anything is sent", async () => {
    const system = await supplyChain();
    const { supplier, buyer, stranger, bank, smith, rival } = system;
    const terms = system.terms("M-1");
    const register = (changes: object) =>
      supplier.client.receivables.registerReceivables({ receivables: [{ ...terms, ...changes }] });
    for (const changes of [
      { creditor: 0 },
      { holder: "supplier" },
      { obligor: 2 ** 32 },
      { guarantor: -1 },
      { face: 0n },
      { face: 2n ** 128n },
      { cash: "yuan" },
      { calendar: "" },
      { graceDays: 256 },
      { lateRate: 65_536 },
      { documents: "none" },
      { keys: [] },
      { keys: ["key"] },
      { salt: "0x" },
    ]) {
      await refused(register(changes), "ARGUMENT_INVALID");
    }
    await refused(register({ dueDate: "2026-02-30" }), "DATE_INVALID");
    await refused(supplier.client.receivables.registerReceivables({ receivables: [] }), "ARGUMENT_INVALID");
    await refused(
      supplier.client.receivables.registerReceivables({ receivables: [terms], flagging: [] }),
      "ARGUMENT_INVALID",
    );
    await refused(stranger.receivables.consentToReceivables({ receivables: [] }), "ARGUMENT_INVALID");
    await refused(stranger.receivables.getReceivable({ receivable: id("nothing") }), "NOT_FOUND");

    await refused(register({ obligor: supplier.org }), "Receivables_TermsInvalid");
    await refused(register({ guarantor: buyer.org }), "Receivables_TermsInvalid");
    await refused(register({ cash: ZeroAddress }), "Receivables_TermsInvalid");
    await refused(register({ holder: smith.signer.address }), "Receivables_TermsInvalid");
    await refused(register({ obligor: rival.org }), "Receivables_PartyInvalid");
    await refused(register({ dueDate: system.inDays(400) }), "Receivables_TenorInvalid");
    await refused(register({ calendar: "NONE" }), "Calendars_Unknown");
    await refused(bank.client.receivables.registerReceivables({ receivables: [terms] }), "Receivables_NotParty");
    await refused(stranger.receivables.registerReceivables({ receivables: [terms] }), "Members_NotEnrolled");
    const proposal = bank.client.receivables.buildSetMaxTenorProposal({ days: 365 });
    await decide(system.council, proposal);
    expect(await receivablesContract(stranger).maxTenor()).to.equal(365n);
    await refused(() => bank.client.receivables.buildSetMaxTenorProposal({ days: 366 }), "ARGUMENT_INVALID");
  });
});

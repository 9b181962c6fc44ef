import { expect } from "chai";
import fc from "fast-check";
import { isTallyError } from "../../../../src/lib/errors.ts";
import type { Purpose } from "../../../../src/sdk/data/model/purposes.ts";
import { fullOffer, TEST_CHAIN_ID } from "../../../../src/testing/dsp/listed-resource.ts";
import { exportOffer, type OfferTerms, withPolicyHash } from "../../../../src/vault/catalogue/export-offer.ts";
import { importOffer } from "../../../../src/vault/catalogue/import-offer.ts";
import { TERMS } from "../../../../src/vault/catalogue/vocabulary.ts";
import type { JsonObject } from "../../../../src/vault/dsp/model/json.ts";
import { type Policy, policyOf } from "../../../../src/vault/dsp/model/policy.ts";

const chain = { chainId: TEST_CHAIN_ID };
const exported = (offer: OfferTerms) => exportOffer(offer, { id: "urn:offer:1", chainId: TEST_CHAIN_ID });

/** As it arrives: over JSON, with a target, checked as a message's offer is. */
const overTheWire = (policy: Policy) =>
  policyOf({ ...JSON.parse(JSON.stringify(policy)), target: "urn:dataset:1" }, "Offer", "offer");

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((b) => `0x${Buffer.from(b).toString("hex")}`);
// Digits alone, which have no checksum.
const account = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 40, maxLength: 40 })
  .map((d) => `0x${d.join("")}`);
const uint32 = fc.integer({ min: 1, max: 0xffff_ffff });
const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const purpose: fc.Arbitrary<Purpose> = fc.constantFrom<Purpose[]>(
  "CreditChecking",
  "Marketing",
  "PublicBenefit",
  12,
  63,
);
const price = fc.record({
  cash: account,
  amount: fc.bigInt({ min: 1n, max: 2n ** 88n - 1n }),
  per: fc.constantFrom("Access" as const, "Period" as const),
  shares: fc.array(fc.record({ payee: account, basisPoints: fc.integer({ min: 1, max: 2_000 }) }), { maxLength: 4 }),
  remainder: account,
});
const offers: fc.Arbitrary<OfferTerms> = fc
  .record(
    {
      rate: fc.record({ uses: uint32, period: uint32 }),
      price,
      dispute: fc.record({ window: uint32, arbitrator: uint32 }),
      needed: fc.record({
        provider: uint32,
        resource: hex(32),
        service: hex(32),
        validFrom: time,
        validTo: time,
        purposes: fc.uniqueArray(purpose),
        maxUses: fc.integer({ min: 0, max: 0xffff_ffff }),
        recipientRoles: fc.uniqueArray(fc.constantFrom("BANK" as const, "REGULATOR" as const, "INSPECTOR" as const)),
        computeOnly: fc.boolean(),
        minGroupSize: fc.integer({ min: 0, max: 1_000 }),
        byRule: fc.boolean(),
        oneEach: fc.boolean(),
        salt: hex(32),
      }),
    },
    { requiredKeys: ["needed"] },
  )
  .map(({ needed, ...some }) => ({ ...needed, ...some }));

describe("offers as ODRL", () => {
  it("come back as they went, whatever they say", () => {
    fc.assert(
      fc.property(offers, (offer) => {
        const policy = exported(offer);
        expect(importOffer(overTheWire(policy), chain)).to.deep.equal(withPolicyHash(offer, policy));
      }),
      { numRuns: 100, seed: 13 },
    );
  });

  it("have one hash, whoever they are between and whatever they are called, and another for any other term", () => {
    const policy = exported(fullOffer);
    const { policyHash } = importOffer(overTheWire(policy), chain);
    const agreement = {
      ...overTheWire(policy),
      "@id": "urn:a",
      assigner: "grid",
      assignee: "bank",
      timestamp: "2026-11-28T00:00:00Z",
    };
    expect(importOffer(agreement, chain).policyHash).to.equal(policyHash);
    const other = importOffer(overTheWire(exported({ ...fullOffer, maxUses: 13 })), chain);
    expect(other.policyHash).not.to.equal(policyHash);
  });

  it("say what ODRL has words for in those", () => {
    const { permission, obligation } = exported(fullOffer) as unknown as Record<
      string,
      { action: string; constraint: JsonObject[] }[]
    >;
    expect(
      permission?.[0]?.constraint.map(
        ({ leftOperand, operator, and }) => `${leftOperand ?? JSON.stringify(and)} ${operator ?? ""}`,
      ),
    ).to.deep.equal([
      "dateTime gteq",
      "dateTime lteq",
      "count lteq",
      '[{"leftOperand":"count","operator":"lteq","rightOperand":"2"},{"leftOperand":"timeInterval","operator":"eq","rightOperand":"PT86400S"}] ',
      "purpose isAnyOf",
      "recipient isAllOf",
      `${TERMS.computeOnly} eq`,
      `${TERMS.minGroupSize} gteq`,
    ]);
    expect(obligation?.[0]).to.deep.include({ action: "compensate" });
  });

  it("are read with ODRL's prefix and with typed values too", () => {
    const offer = { ...fullOffer, rate: undefined } as unknown as OfferTerms;
    const policy = JSON.parse(
      JSON.stringify(exported(offer))
        .replaceAll('"use"', '"odrl:use"')
        .replaceAll('"count"', '"http://www.w3.org/ns/odrl/2/count"')
        .replace('"rightOperand":"12"', '"rightOperand":{"@value":"12","@type":"xsd:integer"}'),
    );
    expect(importOffer(overTheWire(policy), chain)).to.include({ maxUses: 12 });
  });

  /** The full offer with a change somewhere, and what has to be named. */
  const refused: Readonly<
    Record<string, [change: (policy: Record<string, never>) => void, code: string, named: string]>
  > = {
    "an unknown operand": [
      (p) => constraints(p).push(atom("spatial", "eq", "https://example.org/EU")),
      "ODRL_UNSUPPORTED",
      "spatial eq",
    ],
    "a known operand with another operator": [
      (p) => constraints(p).push(atom("dateTime", "lt", "2026-01-01T00:00:00Z")),
      "ODRL_UNSUPPORTED",
      "dateTime lt",
    ],
    "an operand that objects have": [
      (p) => constraints(p).push(atom("constructor", "eq", "x")),
      "ODRL_UNSUPPORTED",
      "constructor eq",
    ],
    "an alternative": [
      (p) => constraints(p).push({ or: [atom("count", "lteq", "1"), atom("count", "lteq", "2")] }),
      "ODRL_UNSUPPORTED",
      "or",
    ],
    "another combination": [
      (p) => constraints(p).push({ and: [atom("count", "lteq", "1"), atom("spatial", "eq", "x")] }),
      "ODRL_UNSUPPORTED",
      "spatial eq",
    ],
    "a combination of three": [(p) => rate(p).push(atom("count", "lteq", "1")), "ODRL_UNSUPPORTED", "3 constraints"],
    "a limit twice": [(p) => constraints(p).push(atom("count", "lteq", "99")), "ODRL_UNSUPPORTED", "maxUses"],
    "a unit": [
      (p) => constraints(p).push({ ...atom("elapsedTime", "lteq", "1"), unit: "hours" }),
      "ODRL_UNSUPPORTED",
      "unit",
    ],
    "an unknown purpose": [
      (p) => constraints(p).splice(4, 1, atom("purpose", "isAnyOf", ["https://w3id.org/dpv#Fun"])),
      "ODRL_UNSUPPORTED",
      "dpv#Fun",
    ],
    "a purpose that objects have": [
      (p) => constraints(p).splice(4, 1, atom("purpose", "isAnyOf", ["https://w3id.org/dpv#toString"])),
      "ODRL_UNSUPPORTED",
      "toString",
    ],
    "an unknown role": [
      (p) => constraints(p).splice(5, 1, atom("recipient", "isAllOf", ["urn:x"])),
      "ODRL_UNSUPPORTED",
      "urn:x",
    ],
    "another action": [(p) => set(p, "permission", [{ action: "distribute" }]), "ODRL_UNSUPPORTED", "distribute"],
    "a second permission": [
      (p) => set(p, "permission", [...list(p.permission), { action: "use" }]),
      "ODRL_UNSUPPORTED",
      "permission[1]",
    ],
    "a duty within the permission": [
      (p) => Object.assign(list(p.permission)[0] ?? {}, { duty: [] }),
      "ODRL_UNSUPPORTED",
      "permission[0].duty",
    ],
    "a prohibition": [(p) => set(p, "prohibition", [{ action: "derive" }]), "ODRL_UNSUPPORTED", "prohibition"],
    "another duty": [(p) => set(p, "obligation", [{ action: "inform" }]), "ODRL_UNSUPPORTED", "inform"],
    "another term of payment": [
      (p) => duty(p).push(atom("delayPeriod", "eq", "P30D")),
      "ODRL_UNSUPPORTED",
      "delayPeriod eq",
    ],
    "a property of the policy": [(p) => set(p, "conflict", "perm"), "ODRL_UNSUPPORTED", "conflict"],
    "a property of ours": [
      (p) => Object.assign(p[TERMS.offer] as unknown as object, { exclusive: true }),
      "ODRL_UNSUPPORTED",
      "exclusive",
    ],
    "cash of another chain": [
      (p) => Object.assign(duty(p)[0] ?? {}, { unit: `eip155:1:0x${"1".repeat(40)}` }),
      "ODRL_INVALID",
      "payAmount.unit",
    ],
    "no end": [(p) => constraints(p).splice(1, 1), "ODRL_INVALID", "dateTime lteq"],
    "no number of uses": [(p) => constraints(p).splice(2, 1), "ODRL_INVALID", "count lteq"],
    "a time without a zone": [
      (p) => constraints(p).splice(0, 1, atom("dateTime", "gteq", "2026-01-01T00:00:00")),
      "ODRL_INVALID",
      "a zone",
    ],
    "half a use": [(p) => constraints(p).splice(2, 1, atom("count", "lteq", "1.5")), "ODRL_INVALID", "whole number"],
  };
  const atom = (leftOperand: string, operator: string, rightOperand: unknown) => ({
    leftOperand,
    operator,
    rightOperand,
  });
  const list = (value: unknown) => value as Record<string, unknown>[];
  const set = (policy: object, name: string, value: unknown) => Object.assign(policy, { [name]: value });
  const constraints = (policy: { permission?: unknown }) => list(list(policy.permission)[0]?.constraint);
  const rate = (policy: object) => list(constraints(policy).find((each) => each.and !== undefined)?.and);
  const duty = (policy: { obligation?: unknown }) => list(list(policy.obligation)[0]?.constraint);

  for (const [what, [change, code, named]] of Object.entries(refused)) {
    it(`are refused with ${what}, which is named`, () => {
      const policy = JSON.parse(JSON.stringify(exported(fullOffer)));
      change(policy);
      try {
        importOffer(policy, chain);
      } catch (error) {
        expect(isTallyError(error) && error.code).to.equal(code);
        expect(String(error)).to.include(named);
        return;
      }
      expect.fail("it was taken");
    });
  }
});

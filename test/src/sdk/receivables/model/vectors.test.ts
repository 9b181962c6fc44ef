import { readFileSync } from "node:fs";
import { expect } from "chai";
import { TypedDataEncoder } from "ethers";
import { dilutionDigest } from "../../../../../src/sdk/receivables/model/dilution.ts";
import { receivablesEip712Domain } from "../../../../../src/sdk/receivables/model/eip712.ts";
import { type Receivable, receivableId } from "../../../../../src/sdk/receivables/model/receivable.ts";
import { saleId } from "../../../../../src/sdk/receivables/model/sale.ts";
import { confirmationDigest, guaranteeDigest } from "../../../../../src/sdk/receivables/model/undertaking.ts";
import { fromCalendarId } from "../../../../../src/sdk/settlement/model/calendar-id.ts";

const VECTORS = JSON.parse(readFileSync("test/vectors/receivables.json", "utf8"));
const { domain } = VECTORS;
const AT = { chainId: domain.chainId, contracts: { Receivables: { address: domain.verifyingContract } } };

const termsOf = ({ dueDay, face, calendar, ...terms }: Record<string, unknown>) =>
  ({ ...terms, face: BigInt(face as string), calendar: fromCalendarId(calendar as string) }) as unknown as Receivable;

describe("vectors of receivables", () => {
  it("ids of receivables are those of the contract", () => {
    expect(VECTORS.receivables).to.have.length(14);
    for (const { name, terms, id } of VECTORS.receivables) expect(receivableId(termsOf(terms)), name).to.equal(id);
    expect(new Set(VECTORS.receivables.map(({ id }: { id: string }) => id)).size).to.equal(14);
  });

  it("what is signed is what the contract checks", () => {
    expect(TypedDataEncoder.hashDomain(receivablesEip712Domain(AT))).to.equal(domain.separator);
    expect(VECTORS.undertakings).to.have.length(6);
    for (const { kind, count, deadline, digest } of VECTORS.undertakings) {
      const receivables = VECTORS.receivables
        .slice(0, count)
        .map(({ terms }: { terms: object }) => termsOf({ ...terms }));
      const digestOf = kind === "Confirmation" ? confirmationDigest : guaranteeDigest;
      expect(digestOf(AT, { receivables, deadline }), `${kind} of ${count}`).to.equal(digest);
    }
    expect(VECTORS.dilutions).to.have.length(2);
    for (const { digest, amount, ...dilution } of VECTORS.dilutions) {
      expect(dilutionDigest(AT, { ...dilution, amount: BigInt(amount) })).to.equal(digest);
    }
  });

  it("ids of sales are those of the contract", () => {
    expect(VECTORS.sales).to.have.length(2);
    for (const { id, instrument, amount, price, ...sale } of VECTORS.sales) {
      const amounts = { instrument: BigInt(instrument), amount: BigInt(amount), price: BigInt(price) };
      expect(saleId({ ...sale, ...amounts })).to.equal(id);
    }
  });
});

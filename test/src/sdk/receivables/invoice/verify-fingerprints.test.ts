import { expect } from "chai";
import { Wallet } from "ethers";
import { fingerprintsOf } from "../../../../../src/sdk/receivables/invoice/fingerprints-of.ts";
import { parseInvoice } from "../../../../../src/sdk/receivables/invoice/parse-invoice.ts";
import { verifyFingerprints } from "../../../../../src/sdk/receivables/invoice/verify-fingerprints.ts";
import { type FingerprintKeys, keysUnder } from "../../../../../src/sdk/receivables/registrar/epoch-keys.ts";
import { registrarEip712Domain, signAnswer } from "../../../../../src/sdk/receivables/registrar/keys-message.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type InvoiceDraft, invoiceBytes } from "../../../../../src/testing/invoices.ts";

const deployment = { chainId: 31_337, genesisHash: `0x${"11".repeat(32)}` };
const registrar = new Wallet(`0x${"33".repeat(32)}`);
const organisations = { seller: 7, buyer: 3 };
const invoiceOf = (changes: Partial<InvoiceDraft> = {}) => parseInvoice(invoiceBytes(changes));

/** A registrar without its service. */
const keysOf: FingerprintKeys = async (request) => {
  const epochs = keysUnder([{ epoch: 1, secret: `0x${"44".repeat(32)}` }], request);
  const answer = { ...request, question: `0x${"66".repeat(32)}`, epochs, answeredAt: 5 };
  const signature = await signAnswer(registrar, registrarEip712Domain(deployment), answer);
  return { epochs, answer: { ...answer, signature } };
};

describe("verifyFingerprints", () => {
  const verify = (answer: unknown, changes: Partial<InvoiceDraft> = {}, whose = organisations) =>
    verifyFingerprints({
      invoice: invoiceOf(changes),
      organisations: whose,
      answer,
      registrar: registrar.address.toLowerCase(),
      deployment,
    });

  it("gives the keys that the registrar stated for this invoice, whatever its copy looks like", async () => {
    const stated = await fingerprintsOf(invoiceOf(), { parties: organisations, keysOf });
    expect(verify(stated.answer)).to.deep.equal(stated);
    expect(
      verify(JSON.parse(JSON.stringify(stated.answer)), { number: "inv 0012 7", payable: "1656.250" }),
    ).to.deep.equal(stated);
  });

  it("refuses keys of another invoice, invented keys, and those of nobody", async () => {
    const { answer } = await fingerprintsOf(invoiceOf(), { parties: organisations, keysOf });
    const refusal = async (...args: Parameters<typeof verify>) =>
      (await refused(() => verify(...args), "REGISTRAR_ANSWER_INVALID")).values.field;
    expect(await refusal(answer, { number: "INV-13" })).to.equal("digests");
    expect(await refusal(answer, { payable: "1656.26" })).to.equal("digests");
    expect(await refusal(answer, {}, { seller: 8, buyer: 3 })).to.equal("organisation");
    const invented = { ...answer, epochs: [{ epoch: 1, keys: [1, 2, 3].map((n) => `0x${String(n).repeat(64)}`) }] };
    expect(await refusal(invented)).to.equal("signature");
    const stale = {
      invoice: invoiceOf(),
      organisations,
      answer,
      registrar: registrar.address,
      deployment,
      oldestEpoch: 2,
    };
    const old = await refused(() => verifyFingerprints(stale), "REGISTRAR_ANSWER_INVALID");
    expect(old.values).to.include({ field: "epochs", value: 1 });
    expect(await refusal(undefined)).to.equal("(answer)");
  });
});

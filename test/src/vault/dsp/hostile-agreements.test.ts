import { expect } from "chai";
import {
  agreementOf,
  DATASET,
  expectRefusal,
  frame,
  hostileGround,
  OFFER,
  post,
} from "../../../../src/testing/dsp/hostile.ts";
import { type Peer, settle } from "../../../../src/testing/dsp/peer.ts";
import { PROOF } from "../../../../src/vault/dsp/model/context.ts";
import type { Negotiation } from "../../../../src/vault/dsp/model/process.ts";

describe("hostile agreements and transfers of the Dataspace Protocol", () => {
  let vault: Peer;
  let bank: Peer;

  beforeEach(async () => {
    ({ vault, bank } = await hostileGround());
  });
  afterEach(async () => {
    await vault.close();
    await bank.close();
  });

  it("gives no data under another's agreement, nor in a form that it does not have", async () => {
    const agreement = agreementOf("urn:agreement:1", "grid", "bank");
    vault.engine.adopt({
      role: "provider",
      counterparty: { participant: "bank", address: bank.base },
      agreementId: "urn:agreement:1",
      dataset: DATASET,
      agreement,
    });
    const transfer = (changes: object = {}) => ({
      ...frame("TransferRequestMessage"),
      consumerPid: "urn:uuid:1",
      agreementId: "urn:agreement:1",
      format: "HttpData-PULL",
      callbackAddress: bank.base,
      ...changes,
    });
    const thiefs = transfer({ callbackAddress: "https://thief.example/dsp" });
    const another = await post(vault, "/transfers/request", thiefs, "thief");
    expectRefusal(another, 400, "DSP_AGREEMENT_NOT_LIVE", "another's");
    const none = await post(vault, "/transfers/request", { ...thiefs, agreementId: "urn:agreement:2" }, "thief");
    expect(none.body.reason).to.deep.equal(another.body.reason);
    expectRefusal(
      await post(vault, "/transfers/request", transfer({ format: "HttpData-PUSH" })),
      400,
      "DSP_FORMAT_UNSUPPORTED",
      "pushed",
    );
    const address = { "@type": "DataAddress", endpointType: "x", endpoint: "http://169.254.169.254/" };
    expectRefusal(
      await post(vault, "/transfers/request", transfer({ dataAddress: address })),
      400,
      "DSP_FORMAT_UNSUPPORTED",
      "sent somewhere",
    );
    expectRefusal(
      await post(vault, "/transfers/request", transfer({ callbackAddress: "http://169.254.169.254/" })),
      400,
      "DSP_ADDRESS_REFUSED",
      "an address",
    );
    expect((await post(vault, "/transfers/request", transfer())).status).to.equal(201);
  });

  it("holds a provider to what was negotiated, and to its own addresses", async () => {
    const { pid } = vault.engine.negotiate({
      provider: { participant: "bank", address: bank.base },
      dataset: DATASET,
      offer: OFFER,
    });
    const pids = { providerPid: "urn:uuid:p", consumerPid: pid };
    const agreement = agreementOf("urn:agreement:9", "bank", "grid");
    const wrong: Readonly<Record<string, object>> = {
      "another assigner": { assigner: "thief" },
      "another assignee": { assignee: "thief" },
      "another target": { target: "urn:dataset:other" },
      "other rules": { permission: [{ action: "distribute" }] },
      "a prohibition more": { prohibition: [{ action: "derive" }] },
      "a term of its own": { "https://bank.example/fee": "1000" },
    };
    for (const [what, changes] of Object.entries(wrong)) {
      const message = { ...frame("ContractAgreementMessage"), ...pids, agreement: { ...agreement, ...changes } };
      expectRefusal(await post(vault, `/negotiations/${pid}/agreement`, message), 400, "DSP_AGREEMENT_INVALID", what);
    }
    const proof = { [PROOF]: { termsHash: "0x12", terms: {} } };
    const bad = { ...frame("ContractAgreementMessage"), ...pids, agreement: { ...agreement, ...proof } };
    expectRefusal(
      await post(vault, `/negotiations/${pid}/agreement`, bad),
      400,
      "DSP_MESSAGE_INVALID",
      "a proof of another form",
    );
    const right = { ...frame("ContractAgreementMessage"), ...pids, agreement };
    expect((await post(vault, `/negotiations/${pid}/agreement`, right)).status).to.equal(200);
    expect((vault.engine.get(pid) as Negotiation).state).to.equal("AGREED");
  });

  it("fetches from where the provider is registered alone", async () => {
    const agreement = agreementOf("urn:agreement:1", "bank", "grid");
    vault.engine.adopt({
      role: "consumer",
      counterparty: { participant: "bank", address: bank.base },
      agreementId: "urn:agreement:1",
      dataset: DATASET,
      agreement,
    });
    const { pid } = vault.engine.requestTransfer({ agreementId: "urn:agreement:1" });
    const start = (endpoint: string | undefined) => ({
      ...frame("TransferStartMessage"),
      providerPid: "urn:uuid:p",
      consumerPid: pid,
      dataAddress: { "@type": "DataAddress", endpointType: "https://w3id.org/idsa/v4.1/HTTP", endpoint },
    });
    const path = `/transfers/${pid}/start`;
    expectRefusal(await post(vault, path, start("http://169.254.169.254/")), 400, "DSP_ADDRESS_REFUSED", "inside");
    expectRefusal(await post(vault, path, start(undefined)), 400, "DSP_MESSAGE_INVALID", "nowhere");
    expect((await post(vault, path, start(`${bank.origin}/data`))).status).to.equal(200);
    await settle(vault);
    expect(vault.told).to.deep.equal([`received ${pid}`]);
  });
});

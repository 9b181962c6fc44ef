import { expect } from "chai";
import { Wallet, ZeroHash } from "ethers";
import {
  handoverMessage,
  handoverOfferMessage,
  parseHandoverMessage,
  parseHandoverOfferMessage,
} from "../../../../../src/sdk/custody/model/message.ts";
import { signHandoverAcceptance, signHandoverOffer } from "../../../../../src/sdk/custody/model/sign.ts";
import { unitId } from "../../../../../src/sdk/custody/model/unit-id.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const address = "0x7A11757Ac4000000000000000000000000000003".toLowerCase();
const deployment = { chainId: 20_260, contracts: { Custody: { address } } };
const offer = {
  unit: unitId(2, "8003/06941234000012B0001"),
  hop: 0,
  step: 3,
  to: 3,
  quantity: 12_500,
  items: 1,
  when: 1_767_600_000,
  deadline: 1_767_700_000,
};
const acceptance = {
  site: 6_941_234_000_036,
  quantity: 12_480,
  items: 1,
  condition: "Conformant",
  when: 1_767_600_060,
} as const;

describe("messages of a handover", () => {
  const signed = async () => {
    const message = handoverOfferMessage(
      deployment,
      offer,
      await signHandoverOffer(Wallet.createRandom(), deployment, offer),
    );
    const signature = await signHandoverAcceptance(Wallet.createRandom(), deployment, offer, acceptance);
    return { message, both: handoverMessage(message, acceptance, signature) };
  };

  it("come back as they went", async () => {
    const { message, both } = await signed();
    expect(parseHandoverOfferMessage(JSON.stringify(message), deployment)).to.deep.equal(message);
    expect(parseHandoverMessage(JSON.stringify(both), deployment)).to.deep.equal(both);
    expect(both.acceptance).to.deep.equal({ ...acceptance, refused: [], evidence: ZeroHash });
  });

  it("are refused where something is wrong, by the field", async () => {
    const { message, both } = await signed();
    const odd: [string, unknown][] = [
      ["format", { ...message, format: "offer" }],
      ["offer.to", { ...message, offer: { ...message.offer, to: -1 } }],
      ["offer.unit", { ...message, offer: { ...message.offer, unit: "0x12" } }],
      ["offer.price", { ...message, offer: { ...message.offer, price: 1 } }],
      ["giverSignature", { ...message, giverSignature: "signed" }],
      ["chainId", { ...message, chainId: 1 }],
      ["custody", { ...message, custody: address.replace("3", "4") }],
      ["format", null],
    ];
    for (const [field, wrong] of odd) {
      const { values } = await refused(
        () => asyncly(() => parseHandoverOfferMessage(JSON.stringify(wrong), deployment)),
        "HANDOVER_INVALID",
      );
      expect(values.field).to.equal(field);
    }
    const newer = JSON.stringify({ ...message, version: 2 });
    await refused(() => asyncly(() => parseHandoverOfferMessage(newer)), "HANDOVER_VERSION");
    await refused(() => asyncly(() => parseHandoverOfferMessage('{"a":1,"a":1}')), "JSON_INVALID");
    await refused(() => asyncly(() => parseHandoverMessage(JSON.stringify(message))), "HANDOVER_INVALID");
    const strange = { ...both, acceptance: { ...both.acceptance, condition: "Fine" } };
    const { values } = await refused(
      () => asyncly(() => parseHandoverMessage(JSON.stringify(strange))),
      "HANDOVER_INVALID",
    );
    expect(values).to.deep.include({ field: "acceptance.condition", value: "Fine" });
  });

  it("are not signed where a field does not fit", async () => {
    const wallet = Wallet.createRandom();
    for (const [field, value] of [
      ["hop", 65_536],
      ["to", 0],
      ["quantity", 0.5],
      ["deadline", offer.when - 1],
      ["unit", "bag"],
    ] as const) {
      const error = await refused(
        signHandoverOffer(wallet, deployment, { ...offer, [field]: value }),
        "ARGUMENT_INVALID",
      );
      expect(error.values).to.deep.include({ field: `offer.${field}`, value });
    }
    const wrong = { ...acceptance, condition: "Fine" as never };
    await refused(signHandoverAcceptance(wallet, deployment, offer, wrong), "ARGUMENT_INVALID");
    await refused(async () => unitId(2, ""), "ARGUMENT_INVALID");
  });
});

const asyncly = async (act: () => unknown) => act();

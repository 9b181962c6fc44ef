import type { ListedResource } from "../../vault/catalogue/dataset.ts";
import { exportOffer, type OfferTerms, withPolicyHash } from "../../vault/catalogue/export-offer.ts";

export const TEST_CHAIN_ID = 31_337;

const bytes = (digit: string) => `0x${digit.repeat(64)}`;
const account = (digit: string) => `0x${digit.repeat(40)}`;

/** An offer with everything that one can say. */
export const fullOffer: OfferTerms = {
  provider: 7,
  resource: bytes("a"),
  service: bytes("b"),
  validFrom: 1_767_225_600,
  validTo: 1_798_761_599,
  purposes: ["CreditChecking", 17],
  maxUses: 12,
  rate: { uses: 2, period: 86_400 },
  recipientRoles: ["BANK"],
  computeOnly: true,
  minGroupSize: 10,
  byRule: true,
  oneEach: true,
  price: {
    cash: account("1"),
    amount: 2n ** 80n + 1n,
    per: "Period",
    shares: [{ payee: account("2"), basisPoints: 2_500 }],
    remainder: account("3"),
  },
  dispute: { window: 3_600, arbitrator: 9 },
  salt: bytes("c"),
};

/** A resource with a version, services of each kind and an offer. */
export function listedResource(id: string): ListedResource {
  const terms = { ...fullOffer, resource: id };
  const offer = withPolicyHash(terms, exportOffer(terms, { id: "", chainId: TEST_CHAIN_ID }));
  return {
    id,
    owner: 7,
    terms: { consent: "Individual", visibility: "Members", validators: 1, minGroupSize: 10 },
    status: "Active",
    version: {
      number: 3,
      metadataHash: bytes("1"),
      schemaHash: bytes("2"),
      contentRoot: bytes("3"),
      leaves: 3_504_000n,
      sourceSystem: bytes("4"),
      method: bytes("5"),
      collectedFrom: 1_735_689_600,
      collectedTo: 1_767_225_599,
      source: 8,
    },
    services: [
      { id: bytes("b"), kind: "Download", interfaceHash: bytes("6"), endpointHash: bytes("7") },
      { id: bytes("d"), kind: "Compute", interfaceHash: bytes("8"), endpointHash: bytes("9") },
    ],
    offers: [{ id: bytes("e"), offer }],
    title: "Half-hourly load",
    description: "Of two hundred factories",
    keywords: ["load", "electricity"],
    more: { "dct:language": "en" },
  };
}

import { hexlify, randomBytes } from "ethers";
import type { Offer } from "../../sdk/data/model/agreement/offer.ts";
import { signVersion } from "../../sdk/data/model/catalogue/version.ts";
import { OFFER_IRI, RESOURCE_IRI } from "../../vault/catalogue/dataset.ts";
import { exportOffer, type OfferTerms, withPolicyHash } from "../../vault/catalogue/export-offer.ts";
import type { Policy } from "../../vault/dsp/model/policy.ts";
import { createdResource, type DataSharing } from "../data-sharing.ts";

export interface ChainOffer {
  readonly resource: string;
  readonly dataset: string;
  readonly offer: Offer & { readonly salt: string };
  readonly policy: Policy;
}

/** Makes a resource Active with one version. */
async function publish({ owner, admin, deployment, now }: DataSharing, resource: string): Promise<void> {
  const hash = hexlify(randomBytes(32));
  const at = await now();
  const version = {
    resource,
    number: 1,
    metadataHash: hash,
    schemaHash: hash,
    contentRoot: hash,
    leaves: 1,
    sourceSystem: hash,
    method: hash,
    collectedFrom: at - 10,
    collectedTo: at - 5,
    source: 1,
    deadline: at + 3_600,
  };
  const sourceSignature = await signVersion(admin, deployment, version);
  await owner.catalog.publishVersionAndWait({ version, sourceSignature });
  await owner.catalog.setResourceStatusAndWait({ resource, status: "Active" });
}

/** An Active resource of organisation 1 with an offer, on the chain and as ODRL. */
export async function chainOffer(system: DataSharing, changes: Partial<OfferTerms> = {}): Promise<ChainOffer> {
  const made = await createdResource(system, "load", { consent: "None", visibility: "Members" });
  await publish(system, made.resource);
  const { chainId } = system.deployment;
  const now = await system.now();
  const terms: OfferTerms = {
    ...made,
    provider: 1,
    validFrom: now,
    validTo: now + 864_000,
    purposes: ["CreditChecking"],
    maxUses: 3,
    recipientRoles: ["BANK"],
    rate: { uses: 2, period: 86_400 },
    computeOnly: false,
    minGroupSize: 0,
    byRule: false,
    oneEach: false,
    salt: hexlify(randomBytes(32)),
    ...changes,
  };
  const offer = withPolicyHash(terms, exportOffer(terms, { id: "", chainId }));
  const opened = await system.owner.agreements.openOfferAndWait({ offer });
  const policy = exportOffer(terms, { id: `${OFFER_IRI}${opened.offer}`, chainId });
  return { resource: made.resource, dataset: `${RESOURCE_IRI}${made.resource}`, offer, policy };
}

/** Data of one organisation that computations of another may use. */
import { id, type Signer } from "ethers";
import type { ConnectedClient } from "../sdk/core/connect.ts";
import { agreeAndWait } from "../sdk/data/actions/agreements/agree.ts";
import { openOfferAndWait } from "../sdk/data/actions/agreements/open-offer.ts";
import { requestAgreementAndWait } from "../sdk/data/actions/agreements/request-agreement.ts";
import { addServiceAndWait } from "../sdk/data/actions/catalog/add-service.ts";
import { createResourceAndWait } from "../sdk/data/actions/catalog/create-resource.ts";
import { publishVersionAndWait } from "../sdk/data/actions/catalog/publish-version.ts";
import { setResourceStatusAndWait } from "../sdk/data/actions/catalog/set-resource-status.ts";
import { type AgreementTerms, signTerms } from "../sdk/data/model/agreement/terms.ts";
import { signVersion } from "../sdk/data/model/catalogue/version.ts";
import type { JobInput } from "../sdk/data/model/job/job.ts";

export interface SharingParty {
  readonly org: number;
  readonly signer: Signer;
  readonly client: ConnectedClient;
}

const DAY = 86_400;

/** A published version, and the consumer's Active agreement on it for three uses, which computations may make. */
export async function shareData(
  owner: SharingParty,
  consumer: SharingParty,
  now: number,
  { days = 10, salt = id("salt") } = {},
): Promise<{ readonly input: JobInput; readonly terms: AgreementTerms }> {
  const { org, client, signer } = owner;
  const { deployment } = client;
  const terms = { consent: "None", visibility: "Members" } as const;
  const { resource } = await createResourceAndWait(client, { name: id("load"), terms });
  const contentRoot = id(`content of ${org}`);
  const version = {
    resource,
    number: 1,
    metadataHash: id("metadata"),
    schemaHash: id("schema"),
    contentRoot,
    leaves: 48,
    sourceSystem: id("meters"),
    method: id("half-hourly"),
    collectedFrom: now - DAY,
    collectedTo: now,
    source: org,
    deadline: now + days * DAY,
  };
  const sourceSignature = await signVersion(signer, deployment, version);
  await publishVersionAndWait(client, { version, sourceSignature });
  await setResourceStatusAndWait(client, { resource, status: "Active" });
  const details = { resource, kind: "Compute", interfaceHash: id("interface"), endpointHash: id("endpoint") } as const;
  const { service } = await addServiceAndWait(client, { name: id("compute"), service: details });
  const common = { resource, policyHash: id("policy"), purposes: ["CreditChecking" as const], maxUses: 3 };
  const period = { validFrom: now, validTo: now + days * DAY };
  const computing = { provider: org, service, computeOnly: true, salt };
  const { offer } = await openOfferAndWait(client, { offer: { ...common, ...period, ...computing } });
  const agreed: AgreementTerms = {
    ...common,
    offer,
    provider: org,
    consumer: consumer.org,
    computeOnly: true,
    start: now,
    end: now + days * DAY,
    nonce: 1,
    deadline: now + days * DAY,
  };
  const signature = await signTerms(consumer.signer, deployment, agreed);
  const { agreement } = await requestAgreementAndWait(consumer.client, { terms: agreed, signature });
  await agreeAndWait(client, { terms: agreed, signature: await signTerms(signer, deployment, agreed) });
  return { input: { agreement, resource, version: 1, contentRoot }, terms: agreed };
}

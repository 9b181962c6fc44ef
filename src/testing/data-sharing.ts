/** An owner of data, one who asks for them, and whom they are about. */
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { hexlify, id, Wallet } from "ethers";
import { requiredProposals } from "../deploy/proposals.ts";
import { connectAll, type FullClient } from "../sdk/all.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { signSubjectConsent } from "../sdk/data/model/agreement/subject-consent.ts";
import type { AgreementTerms } from "../sdk/data/model/agreement/terms.ts";
import { signTerms } from "../sdk/data/model/agreement/terms.ts";
import type { ResourceTerms } from "../sdk/data/model/catalogue/resource.ts";
import { PURPOSES } from "../sdk/data/model/purposes.ts";
import { type EncryptionKeyPair, generateEncryptionKey, KEM } from "../sdk/core/seal/hpke.ts";
import { admitted, decide } from "./admit.ts";
import type { TestChain } from "./chain.ts";
import { sharedChain } from "./shared-chain.ts";
import { deployTestSystem, systemAt, type TestSystem } from "./system.ts";

export interface DataSharing extends Omit<TestSystem, "client"> {
  /** Organisation 1, whose data they are. */
  readonly owner: FullClient;
  /** MAKER of organisation 1 with a key of its own: the vault's account. */
  readonly vaultKey: Wallet;
  /** Organisation 2, which asks for them. */
  readonly consumer: FullClient;
  readonly consumerSigner: HardhatEthersSigner;
  /** Organisation 3, which has nothing to do with it. */
  readonly other: FullClient;
  readonly otherSigner: HardhatEthersSigner;
  /** Of no organisation: whom the data are about. */
  readonly subject: HardhatEthersSigner;
  /** The consumer's encryption key, which is registered. */
  readonly key: { readonly id: string; readonly pair: EncryptionKeyPair };
  /** The chain's time. */
  now(): Promise<number>;
}

/** What is there once `prepareDataSharing` is done: values only. */
export interface PreparedDataSharing {
  readonly deployment: Deployment;
  readonly vaultPrivateKey: string;
  readonly key: DataSharing["key"];
}

/** Deploys the system on a chain, and admits the three. */
export async function prepareDataSharing(chain: TestChain): Promise<PreparedDataSharing> {
  const { deployment } = await deployTestSystem(chain);
  const [second, third] = chain.outsiders as [HardhatEthersSigner, HardhatEthersSigner];
  const owner = await connectAll({ signer: chain.admin, deployment });
  const consumer = await connectAll({ signer: second, deployment });
  const other = await connectAll({ signer: third, deployment });
  for (const proposal of await requiredProposals(owner.provider, deployment)) await decide([owner], proposal);
  await admitted([owner], consumer, "Harbour Bank", ["BANK"]);
  await admitted([owner, consumer], other, "Harbour Lab");
  const vaultKey = Wallet.createRandom();
  await owner.members.enrolAndWait({ account: vaultKey.address, duties: ["MAKER"], person: vaultKey.address });
  await chain.ethers.provider.send("hardhat_setBalance", [vaultKey.address, `0x${(10n ** 24n).toString(16)}`]);
  const pair = await generateEncryptionKey(KEM.x25519);
  const publicKey = hexlify(pair.publicKey);
  const notAfter = 2 ** 33;
  const registered = await consumer.encryptionKeys.registerEncryptionKeyAndWait({
    key: { kem: pair.kem, publicKey, notBefore: 0, notAfter },
  });
  return { deployment, vaultPrivateKey: vaultKey.privateKey, key: { id: registered.key, pair } };
}

const take = sharedChain(prepareDataSharing);

/** Three organisations, of which the second has an encryption key. */
export async function dataSharing(): Promise<DataSharing> {
  const { chain, prepared } = await take();
  return dataSharingAt(chain, prepared);
}

/** Those of a chain that was prepared. */
export async function dataSharingAt(chain: TestChain, prepared: PreparedDataSharing): Promise<DataSharing> {
  const { deployment, vaultPrivateKey, key } = prepared;
  const [consumerSigner, otherSigner, subject] = chain.outsiders as [
    HardhatEthersSigner,
    HardhatEthersSigner,
    HardhatEthersSigner,
  ];
  const client = (signer: HardhatEthersSigner) => connectAll({ signer, deployment });
  return {
    ...systemAt(chain, deployment),
    owner: await client(chain.admin),
    vaultKey: new Wallet(vaultPrivateKey),
    consumer: await client(consumerSigner),
    consumerSigner,
    other: await client(otherSigner),
    otherSigner,
    subject,
    key,
    now: async () => Number((await chain.ethers.provider.getBlock("latest"))?.timestamp),
  };
}

export const DOWNLOAD = { interfaceHash: id("openapi"), endpointHash: id("endpoint") };

/** A resource with a service for downloads. Active once it has a version. */
export async function createdResource(
  { owner }: DataSharing,
  name: string,
  terms: ResourceTerms = { consent: "Always", visibility: "Members" },
): Promise<{ readonly resource: string; readonly service: string }> {
  const { resource } = await owner.catalog.createResourceAndWait({ name: id(name), terms });
  const service = { resource, kind: "Download", ...DOWNLOAD } as const;
  return { resource, service: (await owner.catalog.addServiceAndWait({ name: id("download"), service })).service };
}

export interface Agreed {
  readonly agreement: string;
  readonly terms: AgreementTerms;
}

/** An Active agreement on a resource: offered, requested, agreed, and consented to where it names a subject. */
export async function agreedOn(
  system: DataSharing,
  { resource, service }: { readonly resource: string; readonly service: string },
  changes: Partial<AgreementTerms> = {},
): Promise<Agreed> {
  const { owner, consumer, consumerSigner, admin, subject, deployment } = system;
  const now = await system.now();
  const common = { resource, policyHash: id("policy"), purposes: ["CreditChecking" as const], maxUses: 3 };
  const { computeOnly = false, dispute, price } = changes;
  const parts = { ...(dispute && { dispute }), ...(typeof price === "object" && { price }) };
  const offer = { provider: 1, service, ...common, validFrom: now, validTo: now + 864_000, computeOnly, ...parts };
  const opened = await owner.agreements.openOfferAndWait({ offer });
  const [start, end, deadline] = [now, now + 86_400, now + 3_600];
  const terms: AgreementTerms = {
    ...common,
    offer: opened.offer,
    provider: 1,
    consumer: 2,
    subject: subject.address,
    start,
    end,
    nonce: 1,
    deadline,
    ...changes,
  };
  const asked = await signTerms(consumerSigner, deployment, terms);
  const { agreement } = await consumer.agreements.requestAgreementAndWait({ terms, signature: asked });
  await owner.agreements.agreeAndWait({ terms, signature: await signTerms(admin, deployment, terms) });
  if (terms.subject !== undefined) {
    const signature = await signSubjectConsent(subject, deployment, terms, deadline);
    await owner.agreements.consentToAgreementAndWait({ terms, deadline, signature });
  }
  return { agreement, terms };
}

export const PURPOSE = PURPOSES.CreditChecking;

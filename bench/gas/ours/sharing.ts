import { type BaseContract, type ContractTransactionResponse, TypedDataEncoder, ZeroAddress, ZeroHash } from "ethers";
import { contractOf } from "../../../src/sdk/core/contract.ts";
import { dutyBits } from "../../../src/sdk/members/model/duties.ts";
import { abi as agreementsAbi } from "../../../types/abi/Agreements.ts";
import { abi as catalogAbi } from "../../../types/abi/Catalog.ts";
import { abi as encryptionKeysAbi } from "../../../types/abi/EncryptionKeys.ts";
import type { Agreements, Catalog, EncryptionKeys } from "../../../types/contracts.ts";
import { type Chain, gasOf, START } from "../chain.ts";
import { address, bytes, word } from "../dense.ts";
import { ACCESS_TYPES, PRICE_TYPES, REQUEST_TYPES, TERMS_TYPES, VERSION_TYPES } from "./sharing-types.ts";
import type { System } from "./system.ts";

const PROVIDER = 1;
const CONSUMER = 2;
const ARBITRATOR = 3;
const X25519 = 0x20;
const DOWNLOAD = 1;
const ACTIVE = 2;
const DEADLINE = START + 0x77_77_77;
const NO_PRICE = { cash: ZeroAddress, amount: 0, per: 0, shares: [], remainder: ZeroAddress };

const keysContract = contractOf<"EncryptionKeys", EncryptionKeys>("EncryptionKeys", {
  domain: "data",
  abi: encryptionKeysAbi,
});
const catalogContract = contractOf<"Catalog", Catalog>("Catalog", { domain: "data", abi: catalogAbi });
const agreementsContract = contractOf<"Agreements", Agreements>("Agreements", { domain: "data", abi: agreementsAbi });

/** A version published, an agreement on it asked for and granted, and accesses under it. Of each the second, so that counters are in use. */
export async function sharing(chain: Chain, system: System): Promise<Record<string, number>> {
  const { client, members, admins, maker, relayer } = system;
  const [keys, catalog, agreements] = [keysContract(client), catalogContract(client), agreementsContract(client)];
  const [consumer, vault, reader] = (await chain.ethers.getSigners()).slice(16, 19) as [
    typeof maker,
    typeof maker,
    typeof maker,
  ];
  const done = async (sent: Promise<ContractTransactionResponse>) => (await sent).wait();
  const enrol = (admin: typeof maker, account: typeof maker, duty: "MAKER" | "DEVICE") =>
    done(members.connect(admin).enrol(account.address, dutyBits([duty]), 0, bytes(`person of ${account.address}`, 20)));
  await enrol(admins[1], consumer, "MAKER");
  await enrol(admins[0], vault, "DEVICE");
  await enrol(admins[1], reader, "DEVICE");
  const domainOf = async (name: string, contract: BaseContract) => ({
    name,
    version: "1",
    chainId: chain.chainId,
    verifyingContract: await contract.getAddress(),
  });
  const [catalogDomain, domain] = [
    await domainOf("Tallystick Catalog", catalog),
    await domainOf("Tallystick Agreements", agreements),
  ];

  const byOwner = catalog.connect(maker);
  const resource = await catalog.resourceIdOf(PROVIDER, word("resource"));
  await done(byOwner.create(word("resource"), { consent: 0, visibility: 1, validators: 0, minGroupSize: 0 }));
  const service = await catalog.serviceIdOf(resource, word("service"));
  const details = { resource, kind: DOWNLOAD, interfaceHash: word("interface"), endpointHash: word("endpoint") };
  await done(byOwner.addService(word("service"), details));
  const publish = async (number: number) => {
    const version = {
      resource,
      number,
      metadataHash: word(`metadata ${number}`),
      schemaHash: word("schema"),
      contentRoot: word(`content ${number}`),
      leaves: 0x35_71_71,
      sourceSystem: word("source system"),
      method: word("method"),
      collectedFrom: START - 0x01_77_77_77,
      collectedTo: START - 0x77_77,
      source: PROVIDER,
      deadline: DEADLINE,
    };
    const signature = await maker.signTypedData(catalogDomain, VERSION_TYPES, version);
    return gasOf(byOwner.publish(version, signature, []));
  };
  await publish(1);
  await done(byOwner.setStatus(resource, ACTIVE, ZeroHash));
  const published = await publish(2);

  const publicKey = word("encryption key");
  await done(keys.connect(consumer).register({ kem: X25519, publicKey, notBefore: START, notAfter: DEADLINE }));
  const key = await keys.idOf(CONSUMER, X25519, publicKey);
  const price = TypedDataEncoder.hashStruct("Price", PRICE_TYPES, NO_PRICE);
  const offer = {
    provider: PROVIDER,
    resource,
    service,
    policyHash: word("policy"),
    validFrom: START,
    validTo: DEADLINE,
    purposes: 7,
    maxUses: 0x71_71,
    usesPerPeriod: 0x71,
    period: 86_400,
    recipientRoles: 0,
    computeOnly: false,
    minGroupSize: 0,
    byRule: false,
    oneEach: false,
    price,
    disputeWindow: 3 * 86_400,
    arbitrator: ARBITRATOR,
    salt: word("offer"),
  };
  await done(agreements.connect(maker).openOffer(offer, NO_PRICE));
  const terms = {
    offer: await agreements.offerIdOf(offer),
    resource,
    provider: PROVIDER,
    consumer: CONSUMER,
    subject: ZeroAddress,
    payer: address("payer"),
    policyHash: offer.policyHash,
    purposes: 3,
    start: START,
    end: DEADLINE,
    maxUses: 0x71_71,
    usesPerPeriod: offer.usesPerPeriod,
    period: offer.period,
    computeOnly: false,
    minGroupSize: 0,
    disputeWindow: offer.disputeWindow,
    arbitrator: ARBITRATOR,
    price,
    previous: ZeroHash,
    nonce: 0,
    deadline: DEADLINE,
  };
  const byRelayer = agreements.connect(relayer);
  const signedBy = (signer: typeof maker, nonce: number) =>
    signer.signTypedData(domain, TERMS_TYPES, { ...terms, nonce, price: NO_PRICE });
  const request = async (nonce: number) =>
    gasOf(byRelayer.request({ ...terms, nonce }, await signedBy(consumer, nonce)));
  const grant = async (nonce: number) => gasOf(byRelayer.agree({ ...terms, nonce }, await signedBy(maker, nonce)));
  await request(1);
  await grant(1);
  const [requested, granted] = [await request(2), await grant(2)];

  const agreed = { ...terms, nonce: 2 };
  const agreement = await agreements.idOf(agreed);
  const serve = async (seq: number) => {
    const access = {
      agreement,
      seq,
      version: 2,
      purpose: 1,
      key,
      requestHash: word(`request ${seq}`),
      deadline: DEADLINE,
      extractionHash: word(`extraction ${seq}`),
      ciphertextHash: word(`ciphertext ${seq}`),
      keyEnvelopeHash: word(`envelope ${seq}`),
      size: 0x71_71_71,
    };
    const asked = await reader.signTypedData(domain, REQUEST_TYPES, access);
    const served = await vault.signTypedData(domain, ACCESS_TYPES, access);
    return gasOf(byRelayer.serve(agreed, access, asked, served));
  };
  await serve(1);
  return {
    "data-publish-version": published,
    "data-request": requested,
    "data-grant": granted,
    "data-access-receipt": await serve(2),
  };
}

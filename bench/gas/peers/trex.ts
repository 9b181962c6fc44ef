import { AbiCoder, type Contract, getBytes, keccak256, Wallet } from "ethers";
import type { Chain } from "../chain.ts";
import { word } from "../dense.ts";
import { artifactOf, deploy, versionOf } from "./artifact.ts";
import { gasOfCall, send } from "./send.ts";

const TREX_PACKAGE = "@tokenysolutions/t-rex";
const IDENTITY_PACKAGE = "@onchain-id/solidity";
const COUNTRY = 0x2a;
const TOPIC = 0x7171;
const CLAIM_KEY = 3;
const ECDSA_KEY = 1;

export const TREX = `T-REX ${versionOf(TREX_PACKAGE)}`;

/**
 * A security token between two holders whose identities carry one claim, with one rule (the holder's country): its implementations by
 * themselves, without the proxies that it is deployed behind, which would add to each call.
 */
export async function measureTrex(chain: Chain): Promise<Record<string, number>> {
  const [, , , , agent, holder, other, newcomer] = chain.accounts;
  const trex = (path: string) => {
    const name = path.split("/").at(-1);
    return deploy(agent, artifactOf(TREX_PACKAGE, `artifacts/contracts/${path}.sol/${name}.json`));
  };
  const identityOf = (name: string, ...args: unknown[]) =>
    deploy(agent, artifactOf(IDENTITY_PACKAGE, `artifacts/contracts/${name}.sol/${name}.json`), ...args);

  const issuers = await trex("registry/implementation/TrustedIssuersRegistry");
  const topics = await trex("registry/implementation/ClaimTopicsRegistry");
  const storage = await trex("registry/implementation/IdentityRegistryStorage");
  const registry = await trex("registry/implementation/IdentityRegistry");
  const compliance = await trex("compliance/modular/ModularCompliance");
  const rule = await trex("compliance/modular/modules/CountryAllowModule");
  const token = await trex("token/Token");
  const at = (contract: Contract) => contract.getAddress();
  for (const contract of [issuers, topics, storage, compliance]) await send(contract, "init");
  await send(registry, "init", await at(issuers), await at(topics), await at(storage));
  await send(token, "init", await at(registry), await at(compliance), "Receivables", "R", 2, agent.address);
  await send(storage, "bindIdentityRegistry", await at(registry));
  for (const contract of [registry, token]) await send(contract, "addAgent", agent.address);

  const signer = new Wallet(word("claim issuer"));
  const issuer = await identityOf("ClaimIssuer", agent.address);
  const key = keccak256(AbiCoder.defaultAbiCoder().encode(["address"], [signer.address]));
  await send(issuer, "addKey", key, CLAIM_KEY, ECDSA_KEY);
  await send(topics, "addClaimTopic", TOPIC);
  await send(issuers, "addTrustedIssuer", await at(issuer), [TOPIC]);
  for (const account of [holder, other, newcomer]) {
    const identity = await identityOf("Identity", agent.address, false);
    const data = word(`claim of ${account.address}`);
    const claim = AbiCoder.defaultAbiCoder().encode(["address", "uint256", "bytes"], [await at(identity), TOPIC, data]);
    const signature = await signer.signMessage(getBytes(keccak256(claim)));
    await send(identity, "addClaim", TOPIC, ECDSA_KEY, await at(issuer), signature, data, "");
    await send(registry, "registerIdentity", account.address, await at(identity), COUNTRY);
  }
  await send(compliance, "addModule", await at(rule));
  const allow = rule.interface.encodeFunctionData("batchAllowCountries", [[COUNTRY]]);
  await send(compliance, "callModuleFunction", allow, await at(rule));
  await send(token, "unpause");
  for (const account of [holder, other]) await send(token, "mint", account.address, 1_000_000);

  const byHolder = token.connect(holder) as Contract;
  return {
    "trex-transfer-existing": await gasOfCall(byHolder, "transfer", other.address, 1_111),
    "trex-transfer-new": await gasOfCall(byHolder, "transfer", newcomer.address, 1_111),
    "trex-mint": await gasOfCall(token, "mint", holder.address, 1_111),
    "trex-burn": await gasOfCall(token, "burn", holder.address, 1_111),
  };
}

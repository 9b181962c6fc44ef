import { type Contract, Interface, type Signer } from "ethers";
import type { Chain } from "../chain.ts";
import { address, bytes } from "../dense.ts";
import { SCHEMA_32, SCHEMA_256 } from "../schemas.ts";
import { artifactOf, deploy, versionOf } from "./artifact.ts";
import { gasOfCall, send } from "./send.ts";

const PACKAGE = "@verax-attestation-registry/verax-contracts";

export const VERAX = `Verax ${versionOf(PACKAGE)}`;

/** Verax: four registries and a router behind proxies, a default portal without modules, subjects of 20 bytes. */
export async function measureVerax(chain: Chain): Promise<Record<string, number>> {
  const [deployer, , , , attester] = chain.accounts;
  const { portal, schemas } = await deployVerax(deployer, attester);

  const createSchema = (definition: string, name: string) =>
    send(schemas, "createSchema", name, "description", "ctx", definition);
  const idOf = (definition: string) => schemas.getFunction("getIdFromSchemaString")(definition) as Promise<string>;
  await createSchema(SCHEMA_32, "digest");
  await createSchema(SCHEMA_256, "digests");
  const [schema32, schema256] = [await idOf(SCHEMA_32), await idOf(SCHEMA_256)];

  const payload = (label: string, schemaId: string, length: number) => ({
    schemaId,
    expirationDate: 0,
    subject: address(`${label} subject`),
    attestationData: bytes(`${label} data`, length),
  });
  const attest = (label: string, schema: string, length: number) =>
    send(portal, "attestV2", payload(label, schema, length), []);
  const recorded = async (label: string) => {
    const receipt = await attest(label, schema32, 32);
    return receipt.logs[0]?.topics[1] as string;
  };
  const many = Array.from({ length: 100 }, (_, i) => payload(`many ${i}`, schema32, 32));

  await attest("warm-up", schema32, 32);
  await send(portal, "revoke", await recorded("revoke warm-up"));
  return {
    "register-schema": Number((await createSchema("bytes32 sealedArchiveDigest", "digest")).gasUsed),
    "attest-32": Number((await attest("attest-32", schema32, 32)).gasUsed),
    "attest-256": Number((await attest("attest-256", schema256, 256)).gasUsed),
    "attest-many-100": await gasOfCall(
      portal,
      "bulkAttestV2",
      many,
      many.map(() => []),
    ),
    revoke: await gasOfCall(portal, "revoke", await recorded("revoke")),
    "replace-32": await gasOfCall(portal, "replaceV2", await recorded("replaced"), payload("new", schema32, 32), []),
  };
}

/** As the project's own deployment does it: every registry initialised behind a transparent proxy, the portal without one. */
async function deployVerax(owner: Signer, attester: Signer): Promise<{ portal: Contract; schemas: Contract }> {
  const proxied = async (name: string, ...args: unknown[]): Promise<Contract> => {
    const artifact = shipped(name);
    const logic = await deploy(owner, artifact, ...args);
    const initialize = new Interface(artifact.abi).encodeFunctionData("initialize");
    const proxy = await deploy(owner, PROXY, await logic.getAddress(), await owner.getAddress(), initialize);
    return logic.attach(await proxy.getAddress()) as Contract;
  };
  const router = await proxied("Router");
  const attestations = await proxied("AttestationRegistry");
  const modules = await proxied("ModuleRegistry");
  const portals = await proxied("PortalRegistry", false);
  const schemas = await proxied("SchemaRegistry");
  for (const registry of [attestations, modules, portals, schemas]) {
    await send(registry, "updateRouter", await router.getAddress());
  }
  await send(router, "updateAttestationRegistry", await attestations.getAddress());
  await send(router, "updateModuleRegistry", await modules.getAddress());
  await send(router, "updatePortalRegistry", await portals.getAddress());
  await send(router, "updateSchemaRegistry", await schemas.getAddress());
  await send(attestations, "updateChainPrefix", CHAIN_PREFIX);

  const issuer = await attester.getAddress();
  await send(portals, "setIssuer", issuer);
  const portal = await deploy(attester, shipped("DefaultPortal"), [], await router.getAddress());
  const asIssuer = (contract: Contract) => contract.connect(attester) as Contract;
  await send(asIssuer(portals), "register", await portal.getAddress(), "portal", "description", true, "owner");
  return { portal, schemas: asIssuer(schemas) };
}

const CHAIN_PREFIX = "0x0003000000000000000000000000000000000000000000000000000000000000";
const PROXY = artifactOf("@openzeppelin/contracts", "build/contracts/TransparentUpgradeableProxy.json");
const shipped = (name: string) => artifactOf(PACKAGE, `build/${name}.json`);

import type { Provider, Signer } from "ethers";
import { bindContracts, type Contracts } from "./contracts.ts";
import { CONTRACT_NAMES, type ContractName, type Deployment } from "./deployment.ts";
import { sdkError } from "./errors.ts";
import { type ProbeOptions, probeChainId } from "./probe.ts";
import { rpc } from "./rpc.ts";
import type { Sender } from "./send/sender.ts";
import { signerSender } from "./send/signer-sender.ts";

/** What every action needs: a node, and where the contracts are. */
export interface Client {
  readonly provider: Provider;
  readonly deployment: Deployment;
  readonly contracts: Contracts;
  /** Who signs and sends; absent from a client that only reads. */
  readonly sender?: Sender;
}

/** One of `provider` (reads only), `signer`, or `provider` with `sender`. */
export type ConnectParameters = { readonly deployment: Deployment } & ProbeOptions &
  (
    | { readonly provider: Provider; readonly sender?: Sender; readonly signer?: undefined }
    | { readonly signer: Signer; readonly provider?: undefined; readonly sender?: undefined }
  );

/**
 * Connects to a deployment and makes sure that the chain under the endpoint is the one it is on.
 *
 * @throws `RPC_UNREACHABLE`, `CHAIN_MISMATCH`, `CONTRACT_MISSING`.
 *
 * @example
 * import { JsonRpcProvider } from "ethers";
 * import { readFileSync } from "node:fs";
 * import { connectClient, parseDeployment } from "tallystick";
 *
 * const deployment = parseDeployment(JSON.parse(readFileSync("deployments/localhost.json", "utf8")));
 * const client = await connectClient({ provider: new JsonRpcProvider("http://127.0.0.1:8545"), deployment });
 */
export async function connectClient(parameters: ConnectParameters): Promise<Client> {
  const { deployment } = parameters;
  const provider = parameters.provider ?? parameters.signer?.provider;
  if (!provider) throw sdkError("READ_ONLY", "the signer has no provider", {});
  await requireChain(provider, parameters);
  const contracts = bindContracts(deployment, provider);
  const sender = parameters.signer ? await signerSender(parameters.signer) : parameters.sender;
  return { provider, deployment, contracts, ...(sender && { sender }) };
}

async function requireChain(provider: Provider, { deployment, ...options }: ConnectParameters): Promise<void> {
  const chainId = await probeChainId(provider, options);
  if (Number(chainId) !== deployment.chainId) {
    throw sdkError("CHAIN_MISMATCH", `chain id is ${chainId}, the deployment is on ${deployment.chainId}`, {
      field: "chainId",
      expected: deployment.chainId,
      actual: Number(chainId),
    });
  }
  const genesis = (await rpc(() => provider.getBlock(0)))?.hash;
  if (genesis !== deployment.genesisHash) {
    throw sdkError("CHAIN_MISMATCH", `genesis is ${genesis}, the deployment is on ${deployment.genesisHash}`, {
      field: "genesisHash",
      expected: deployment.genesisHash,
      actual: genesis,
    });
  }
  await Promise.all(CONTRACT_NAMES.map((name) => requireCode(provider, deployment, name)));
}

async function requireCode(provider: Provider, { contracts }: Deployment, contract: ContractName): Promise<void> {
  const { address } = contracts[contract];
  if ((await rpc(() => provider.getCode(address))) === "0x") {
    throw sdkError("CONTRACT_MISSING", `no code at ${address}, where ${contract} should be`, { contract, address });
  }
}

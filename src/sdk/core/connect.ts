import type { Provider, Signer } from "ethers";
import type { Client } from "./client.ts";
import { shareBindings } from "./contract.ts";
import type { Deployment } from "./deployment.ts";
import { sdkError } from "./errors.ts";
import { type BoundDomain, bindDomain, type Domain } from "./extend.ts";
import { requireFounded } from "./founded.ts";
import { type ProbeOptions, probeChainId } from "./probe.ts";
import { rpc } from "./rpc.ts";
import type { Sender } from "./send/sender.ts";
import { type SignerSenderParameters, signerSender } from "./send/signer-sender.ts";

/** One of `provider` (reads only), `signer`, or `provider` with `sender`. */
export type ConnectParameters = { readonly deployment: Deployment } & ProbeOptions &
  (
    | { readonly provider: Provider; readonly sender?: Sender; readonly signer?: undefined }
    | {
        readonly signer: Signer;
        readonly provider?: undefined;
        readonly sender?: undefined;
        /** How the signer's transactions are sent and waited for. */
        readonly sending?: SignerSenderParameters;
      }
  );

/** The client that free functions take. */
export interface ConnectedClient extends Client {
  /**
   * The client with the actions of a domain as its own methods.
   *
   * @throws `CONTRACT_MISSING` when the deployment file lacks one of the domain's contracts.
   */
  extend<This extends ConnectedClient, D extends Domain>(this: This, domain: D): This & BoundDomain<D>;
}

/**
 * Connects to a deployment and makes sure that the chain under the endpoint is the one it is on.
 *
 * @throws `RPC_UNREACHABLE`, `CHAIN_MISMATCH`, `READ_ONLY` without a provider, `DEPLOYMENT_NOT_FOUNDED` after a cut founding.
 *
 * @example
 * import { Wallet } from "ethers";
 * import { readFileSync } from "node:fs";
 * import { connect, parseDeployment } from "tallystick";
 * import { createStatement, evidence } from "tallystick/evidence";
 * import { openProvider } from "tallystick/node";
 *
 * const deployment = parseDeployment(JSON.parse(readFileSync("deployments/localhost.json", "utf8")));
 * const wallet = new Wallet(privateKey, openProvider({ url: "http://127.0.0.1:8545" }));
 * const client = (await connect({ signer: wallet, deployment })).extend(evidence);
 * const statement = createStatement({ schema, attester: wallet.address, data });
 * const { uid } = await client.attestations.attestAndWait({ statement });
 */
export async function connect(parameters: ConnectParameters): Promise<ConnectedClient> {
  const { deployment } = parameters;
  const provider = parameters.provider ?? parameters.signer?.provider;
  if (!provider) throw sdkError("READ_ONLY", "the signer has no provider", {});
  requireFounded(deployment);
  await requireChain(provider, parameters);
  const sender = parameters.signer ? await signerSender(parameters.signer, parameters.sending) : parameters.sender;
  return { provider, deployment, ...(sender && { sender }), extend };
}

function extend<This extends ConnectedClient, D extends Domain>(this: This, domain: D): This & BoundDomain<D> {
  const extended = { ...this, ...bindDomain(this, domain) };
  shareBindings(this, extended);
  return extended;
}

async function requireChain(provider: Provider, { deployment, ...options }: ConnectParameters): Promise<void> {
  const chainId = Number(await probeChainId(provider, options));
  if (chainId !== deployment.chainId) throw mismatch("chainId", "chain id", deployment.chainId, chainId);
  const genesis = (await rpc(() => provider.getBlock(0)))?.hash;
  if (genesis !== deployment.genesisHash) throw mismatch("genesisHash", "genesis", deployment.genesisHash, genesis);
}

function mismatch(field: string, name: string, expected: unknown, actual: unknown) {
  const message = `${name} is ${actual}, the deployment is on ${expected}`;
  return sdkError("CHAIN_MISMATCH", message, { field, expected, actual });
}

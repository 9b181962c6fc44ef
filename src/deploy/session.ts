import type { Provider, Signer } from "ethers";
import { sdkError } from "../sdk/core/errors.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { type ReadArtifact, readArtifact } from "./artifact.ts";
import type { At, DomainPlan } from "./domain-plan.ts";
import { type DeployedContracts, type DeploymentFile, type Journal, memoryJournal } from "./journal.ts";
import { PLAN } from "./plan.ts";
import { resumePending } from "./resume-pending.ts";

/** What every change of a deployment takes. */
export interface SessionParameters {
  /** Pays and sends; keeps no power. */
  readonly signer: Signer;
  /** Remembers what is deployed, so that a deployment that was cut off goes on. */
  readonly journal?: Journal;
  /** What deploys: the package's version and the source commit. */
  readonly build?: { readonly version: string; readonly commit: string };
  /** Is told of each transaction before it is sent, and of what takes long. */
  readonly onProgress?: (what: string) => void;
  /** The domains that there are; those of this package if left out. */
  readonly plan?: readonly DomainPlan[];
  readonly artifacts?: ReadArtifact;
  /** Milliseconds that a transaction may take until it is mined; ten minutes if left out. */
  readonly timeout?: number;
}

/** A deployment file that is open for changes, and who changes it. */
export interface Session extends Required<SessionParameters> {
  readonly provider: Provider;
  readonly sender: string;
  readonly file: DeploymentFile;
  /** Names of contracts that were deployed by this session. */
  readonly fresh: Set<string>;
  /** The sender's next nonce. */
  nonce: number;
  /** Highest block that is known. */
  block: number;
}

/**
 * Opens the journal's deployment, or begins one, and notes the contract whose creation was sent but not noted.
 *
 * @throws `CHAIN_MISMATCH` when the journal is of another chain; `DEPLOYMENT_PENDING`, `READ_ONLY`, `RPC_UNREACHABLE`.
 */
export async function openSession(parameters: SessionParameters, network: string): Promise<Session> {
  const { signer, journal = memoryJournal(), build = { version: "0.0.0", commit: "unknown" } } = parameters;
  const { onProgress = () => {}, plan = PLAN, artifacts = readArtifact, timeout = 600_000 } = parameters;
  const { provider } = signer;
  if (provider === null) throw sdkError("READ_ONLY", "the signer has no provider", {});
  const sender = await rpc(() => signer.getAddress());
  const file = await openFile(provider, journal, network);
  if (file.pending !== undefined) await resumePending(provider, file, file.pending, onProgress);
  const nonce = await rpc(() => provider.getTransactionCount(sender));
  const block = await rpc(() => provider.getBlockNumber());
  const fresh = new Set<string>();
  return { signer, journal, build, onProgress, plan, artifacts, timeout, provider, sender, file, fresh, nonce, block };
}

/**
 * Addresses by name, of what the file has.
 *
 * @throws `CONTRACT_MISSING`.
 */
export function addressesIn({ contracts }: { readonly contracts: DeployedContracts }): At {
  return (name) => {
    const contract = contracts[name];
    if (contract !== undefined) return contract.address;
    throw sdkError("CONTRACT_MISSING", `the deployment has no ${name}`, { contract: name });
  };
}

/** The journal's deployment, or an empty one. */
async function openFile(provider: Provider, journal: Journal, network: string): Promise<DeploymentFile> {
  const chainId = Number((await rpc(() => provider.getNetwork())).chainId);
  const genesisHash = (await rpc(() => provider.getBlock(0)))?.hash ?? "";
  const file = journal.load();
  if (file === undefined) return { network, chainId, genesisHash, contracts: {} };
  if (file.chainId !== chainId || file.genesisHash !== genesisHash) {
    throw sdkError(
      "CHAIN_MISMATCH",
      `deployment ${file.network} is on chain ${file.chainId} (${file.genesisHash}), this is chain ${chainId} (${genesisHash})`,
      { field: "genesisHash", expected: file.genesisHash, actual: genesisHash },
    );
  }
  return file;
}

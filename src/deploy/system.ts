import { type ContractTransactionResponse, dataSlice, getBytes, type Signer } from "ethers";
import { TimelockController__factory } from "../../types/ethers-contracts/factories/@openzeppelin/contracts/governance/TimelockController__factory.ts";
import { ERC7913P256Verifier__factory } from "../../types/ethers-contracts/factories/@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913P256Verifier__factory.ts";
import { ERC7913WebAuthnVerifier__factory } from "../../types/ethers-contracts/factories/@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913WebAuthnVerifier__factory.ts";
import { Custody__factory } from "../../types/ethers-contracts/factories/contracts/custody/Custody__factory.ts";
import { CustodyActs__factory } from "../../types/ethers-contracts/factories/contracts/custody/CustodyActs__factory.ts";
import { CustodyLens__factory } from "../../types/ethers-contracts/factories/contracts/custody/CustodyLens__factory.ts";
import { Profiles__factory } from "../../types/ethers-contracts/factories/contracts/custody/Profiles__factory.ts";
import { Attestations__factory } from "../../types/ethers-contracts/factories/contracts/evidence/Attestations__factory.ts";
import { Fingerprints__factory } from "../../types/ethers-contracts/factories/contracts/evidence/Fingerprints__factory.ts";
import { Council__factory } from "../../types/ethers-contracts/factories/contracts/members/Council__factory.ts";
import { Members__factory } from "../../types/ethers-contracts/factories/contracts/members/Members__factory.ts";
import { Exceedances__factory } from "../../types/ethers-contracts/factories/contracts/sensing/Exceedances__factory.ts";
import { Feeds__factory } from "../../types/ethers-contracts/factories/contracts/sensing/Feeds__factory.ts";
import { Sensors__factory } from "../../types/ethers-contracts/factories/contracts/sensing/Sensors__factory.ts";
import type { TallyError } from "../lib/errors.ts";
import { CONTRACT_NAMES, type ContractName, type Deployment, parseDeployment } from "../sdk/core/deployment.ts";
import { sdkError } from "../sdk/core/errors.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { currentFees } from "../sdk/core/send/fees.ts";
import { NO_PERSON, type SystemConfig } from "./config.ts";
import { type Journal, memoryJournal, type PartialDeployment } from "./journal.ts";

export interface DeploySystemParameters {
  /** Pays and sends; keeps no power. */
  readonly signer: Signer;
  readonly config: SystemConfig;
  /** Remembers what is deployed, so that a deployment that was cut off goes on. */
  readonly journal?: Journal;
  /** What deploys: the package's version and the source commit. */
  readonly build?: { readonly version: string; readonly commit: string };
  readonly onStep?: (step: string) => void;
}

/**
 * Deploys the whole system and hands all power to the Council. Tests, the embedded chain and production use this code.
 *
 * Cut off anywhere, it goes on where it stopped when run again with the same journal. A contract whose transaction was sent
 * but not yet noted is deployed once more; the first one stays without use or power.
 *
 * @throws `DEPLOYMENT_CHANGED` when the journal was begun by another signer or with another configuration;
 * `CHAIN_MISMATCH` when the journal is of another chain; `RPC_UNREACHABLE`, `RPC_REFUSED`.
 */
export async function deploySystem(parameters: DeploySystemParameters): Promise<Deployment> {
  const { signer, config, journal = memoryJournal(), build = { version: "0.0.0", commit: "unknown" } } = parameters;
  const step = parameters.onStep ?? (() => {});
  const { provider } = signer;
  if (provider === null) throw sdkError("READ_ONLY", "the signer has no provider", {});
  const deployer = await signer.getAddress();
  const deployment = await resume(signer, config, journal);
  const fees = () => currentFees(provider);

  async function deploy(name: ContractName, factory: DeployTransactions, ...args: unknown[]): Promise<string> {
    const { data } = await factory.getDeployTransaction(...args);
    const encoded = dataSlice(data, getBytes(factory.bytecode).length);
    const before = deployment.contracts[name];
    if (before !== undefined) {
      // Another signer would leave the first one its power; another configuration would be half applied.
      if (before.args !== encoded) throw changed(name, before.args, encoded);
      return before.address;
    }
    step(`deploying ${name}`);
    const receipt = await rpc(async () => (await signer.sendTransaction({ data, ...(await fees()) })).wait());
    if (receipt?.contractAddress == null) throw sdkError("TX_REVERTED", `${name} was not deployed`, { contract: name });
    deployment.contracts[name] = {
      address: receipt.contractAddress,
      block: receipt.blockNumber,
      tx: receipt.hash,
      args: encoded,
      ...build,
    };
    journal.save(deployment);
    return receipt.contractAddress;
  }

  const { timelockDelay, votingDelay, votingPeriod } = config.council;
  const founders = config.founders.map((founder) => ({ person: NO_PERSON, ...founder }));
  const timelock = await deploy(
    "TimelockController",
    new TimelockController__factory(),
    timelockDelay,
    [],
    [],
    deployer,
  );
  const members = await deploy("Members", new Members__factory(), timelock, founders);
  const council = await deploy("Council", new Council__factory(), members, timelock, votingDelay, votingPeriod);
  const attestations = await deploy("Attestations", new Attestations__factory(), members);
  await deploy("Fingerprints", new Fingerprints__factory(), members);
  const feeds = await deploy("Feeds", new Feeds__factory(), members);
  const sensors = await deploy("Sensors", new Sensors__factory(), members, feeds);
  await deploy("Exceedances", new Exceedances__factory(), members, attestations, feeds, sensors);
  const profiles = await deploy("Profiles", new Profiles__factory(), members);
  const acts = await deploy("CustodyActs", new CustodyActs__factory());
  const linked = new Custody__factory({ "project/contracts/custody/CustodyActs.sol:CustodyActs": acts });
  const custody = await deploy("Custody", linked, members, attestations, profiles);
  await deploy("CustodyLens", new CustodyLens__factory(), custody);
  await deploy("ERC7913P256Verifier", new ERC7913P256Verifier__factory());
  await deploy("ERC7913WebAuthnVerifier", new ERC7913WebAuthnVerifier__factory());

  step("handing all power to the Council");
  const controller = TimelockController__factory.connect(timelock, signer);
  const send = async (call: (fees: object) => Promise<ContractTransactionResponse>) =>
    rpc(async () => (await call(await fees())).wait());
  for (const role of await Promise.all([
    controller.PROPOSER_ROLE(),
    controller.CANCELLER_ROLE(),
    controller.EXECUTOR_ROLE(),
  ])) {
    if (!(await controller.hasRole(role, council))) await send((f) => controller.grantRole(role, council, f));
  }
  const admin = await controller.DEFAULT_ADMIN_ROLE();
  if (await controller.hasRole(admin, deployer)) await send((f) => controller.renounceRole(admin, deployer, f));
  return parseDeployment(deployment);
}

function changed(contract: ContractName, journaled: string, args: string): TallyError {
  return sdkError(
    "DEPLOYMENT_CHANGED",
    `${contract} was deployed with other arguments: go on with the signer and configuration that the deployment was begun with`,
    { contract, journaled, args },
  );
}

/** What deploySystem needs of a TypeChain factory, whatever its constructor takes. */
interface DeployTransactions {
  readonly bytecode: string;
  // biome-ignore lint/suspicious/noExplicitAny: each factory has its own constructor arguments
  getDeployTransaction(...args: any[]): Promise<{ data: string }>;
}

/** The journal's deployment, or an empty one; contracts that are not on the chain are forgotten. */
async function resume(signer: Signer, config: SystemConfig, journal: Journal): Promise<PartialDeployment> {
  const provider = signer.provider as NonNullable<Signer["provider"]>;
  const chainId = Number((await rpc(() => provider.getNetwork())).chainId);
  const genesisHash = (await rpc(() => provider.getBlock(0)))?.hash ?? "";
  const before = journal.load();
  if (before === undefined) return { network: config.network, chainId, genesisHash, contracts: {} };
  if (before.chainId !== chainId || before.genesisHash !== genesisHash) {
    throw sdkError(
      "CHAIN_MISMATCH",
      `deployment ${before.network} is on chain ${before.chainId} (${before.genesisHash}), this is chain ${chainId} (${genesisHash})`,
      { field: "genesisHash", expected: before.genesisHash, actual: genesisHash },
    );
  }
  for (const name of CONTRACT_NAMES) {
    const contract = before.contracts[name];
    if (contract && (await rpc(() => provider.getCode(contract.address))) === "0x") delete before.contracts[name];
  }
  return before;
}

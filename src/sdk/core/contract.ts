import {
  type BaseContract,
  Contract,
  type ContractRunner,
  Interface,
  type InterfaceAbi,
  type JsonFragment,
} from "ethers";
import type { TallyError } from "../../lib/errors.ts";
import type { Client } from "./client.ts";
import { codeAt } from "./code-at.ts";
import { deployedContract } from "./deployment.ts";
import { sdkError } from "./errors.ts";
import { rpc } from "./rpc.ts";

/** A contract of a deployment: called with a client, its typed binding. */
export interface ContractHandle<N extends string = string, C extends BaseContract = BaseContract> {
  /** The same binding for the same client. @throws `CONTRACT_MISSING` when the deployment file does not have the contract. */
  (client: Client): C;
  /** Its name in the deployment file. */
  readonly contractName: N;
  readonly domain: string;
}

/** The binding that a handle gives. */
export type ContractOf<H extends ContractHandle> = ReturnType<H>;

export interface ContractDefinition {
  readonly domain: string;
  readonly abi: readonly JsonFragment[];
  /** Errors of the contracts that it calls: what they revert with comes out of it. */
  readonly reverts?: readonly (readonly JsonFragment[])[];
}

/** What is bound for a client, by the contract's name. */
const BOUND = new WeakMap<Client, Map<string, BaseContract>>();

/** How the contract of a binding is called when there is no code; taken out once code was seen. */
const UNSEEN = new WeakMap<BaseContract, () => TallyError>();

/**
 * Makes the handle of a contract from its ABI. No bytecode is needed, and nothing is asked of the chain.
 *
 * @example
 * import { type ContractHandle, contractOf } from "tallystick";
 * import { abi } from "tallystick/abi/Members";
 * import type { Members } from "tallystick/contracts/types";
 *
 * const membersContract: ContractHandle<"Members", Members> = contractOf("Members", { domain: "members", abi });
 * console.log(await membersContract(client).organisationCount());
 */
export function contractOf<N extends string, C extends BaseContract>(
  contractName: N,
  { domain, abi, reverts = [] }: ContractDefinition,
): ContractHandle<N, C> {
  let parsed: Interface | undefined;
  const bind = (client: Client): C => {
    const before = bindingsOf(client).get(contractName);
    if (before) return before as C;
    const { address } = deployedContract(client.deployment, contractName, domain);
    parsed ??= new Interface([...abi, ...reverts.flat()] as InterfaceAbi);
    return bindAt(client, contractName, { contractName, domain, address, parsed }) as C;
  };
  return Object.assign(bind, { contractName, domain });
}

/** The binding of a contract that is not in the deployment file, since others deploy it; the same for the same client. */
export function contractAt<C extends BaseContract>(
  client: Client,
  contractName: string,
  address: string,
  { domain, abi, reverts = [] }: ContractDefinition,
): C {
  const key = `${contractName} ${address}`;
  const before = bindingsOf(client).get(key);
  if (before) return before as C;
  const parsed = new Interface([...abi, ...reverts.flat()] as InterfaceAbi);
  return bindAt(client, key, { contractName, domain, address, parsed }) as C;
}

interface Bound {
  readonly contractName: string;
  readonly domain: string;
  readonly address: string;
  readonly parsed: Interface;
}

function bindAt(client: Client, key: string, { contractName, domain, address, parsed }: Bound): BaseContract {
  const missing = () =>
    sdkError("CONTRACT_MISSING", `no code at ${address}, where ${contractName} of ${domain} should be`, {
      contract: contractName,
      domain,
      address,
    });
  const contract: BaseContract = new Contract(address, parsed, readerOf(client, address, missing));
  UNSEEN.set(contract, missing);
  bindingsOf(client).set(key, contract);
  return contract;
}

function bindingsOf(client: Client): Map<string, BaseContract> {
  const bindings = BOUND.get(client) ?? new Map<string, BaseContract>();
  BOUND.set(client, bindings);
  return bindings;
}

/** Gives a client made from another one the bindings of that. */
export function shareBindings(from: Client, to: Client): void {
  BOUND.set(to, bindingsOf(from));
}

/** Reads for one contract: reverts become typed errors, and an address without code is told from an empty answer. */
function readerOf(client: Client, address: string, missing: () => TallyError): ContractRunner {
  const { provider } = client;
  return {
    provider,
    call: (tx) =>
      asked(client, async () => {
        const data = await provider.call(tx);
        if (data === "0x" && (await codeAt(provider, address, tx.blockTag)) === "0x") throw missing();
        return data;
      }),
    estimateGas: (tx) => provider.estimateGas(tx),
    resolveName: (name) => provider.resolveName(name),
  };
}

/** As `rpc`; a revert is read by the errors of all contracts that are bound for the client. */
export function asked<T>(client: Client, call: () => Promise<T>): Promise<T> {
  return rpc(call, () => [...bindingsOf(client).values()].map((contract) => contract.interface));
}

/**
 * Makes sure, once for each binding, that there is code: a transaction to an address without code would succeed and do nothing,
 * and a search for events there would find none.
 *
 * @throws `CONTRACT_MISSING`.
 */
export async function requireCode(client: Client, contract: BaseContract): Promise<void> {
  const missing = UNSEEN.get(contract);
  if (!missing) return;
  const address = await contract.getAddress();
  if ((await codeAt(client.provider, address)) === "0x") throw missing();
  UNSEEN.delete(contract);
}

/** Two chains: this one, and one of whose facts it is told. */
import { network } from "hardhat";
import { connectAll, type FullClient } from "../../sdk/all.ts";
import { buildCreateClientProposal } from "../../sdk/anchoring/actions/build-create-client-proposal.ts";
import { fetchQbftHeader } from "../../sdk/anchoring/chain/fetch-header.ts";
import { qbftClientContract } from "../../sdk/anchoring/contracts.ts";
import { blockHashOf } from "../../sdk/anchoring/model/qbft-header.ts";
import { connect } from "../../sdk/core/connect.ts";
import { decide } from "../admit.ts";
import { chainOf, type TestChain } from "../chain.ts";
import { type QbftValidator, qbftValidators } from "../qbft/validators.ts";
import { type TestSystem, testSystem } from "../system.ts";
import { type NodeConduct, sealedNode } from "./sealed-node.ts";

export const SIDE_CHAIN_ID = 20_260;

export interface SideSystem {
  readonly main: TestSystem;
  /** Of organisation 1 of this chain. */
  readonly ours: FullClient;
  /** The other chain, from inside. */
  readonly side: TestChain;
  readonly validators: readonly QbftValidator[];
  /** A node of the other chain, and what it does. */
  readonly node: ReturnType<typeof sealedNode>;
  readonly conduct: NodeConduct;
  /** A light client of the other chain. */
  readonly lightClient: string;
  /** Makes blocks of the other chain; gives the newest. */
  mine(count?: number): Promise<number>;
  /** Another node of the same chain. */
  another(conduct?: Partial<NodeConduct>): ReturnType<typeof sealedNode>;
}

export const TRUST_PERIOD = 100_000;

/** A chain whose headers four validators seal, and a light client of it on a chain with the whole system. */
export async function sideSystem(
  given: { readonly side?: TestChain; readonly main?: TestSystem } = {},
): Promise<SideSystem> {
  const main = given.main ?? (await testSystem());
  const ours = await connectAll({ signer: main.admin, deployment: main.deployment });
  const side = given.side ?? (await sideChain());
  const validators = qbftValidators(4);
  const conduct: NodeConduct = { validators: { 0: validators }, chainId: SIDE_CHAIN_ID };
  const { provider } = side.ethers;
  const another = (changes: Partial<NodeConduct> = {}) =>
    sealedNode({ send: (method, params) => provider.send(method, [...params]) }, Object.assign({}, conduct, changes));
  const node = sealedNode({ send: (method, params) => provider.send(method, [...params]) }, conduct);
  const mine = async (count = 1) => {
    for (let i = 0; i < count; i++) await provider.send("evm_mine", []);
    return provider.getBlockNumber();
  };
  const header = await fetchQbftHeader(node, await mine());
  await catchUp(main, header.timestamp);
  const terms = { chainId: SIDE_CHAIN_ID, trustPeriod: TRUST_PERIOD, header };
  await decide([ours], buildCreateClientProposal(ours, terms));
  const contract = qbftClientContract(await connect({ provider: main.ethers.provider, deployment: main.deployment }));
  const lightClient = await contract.clientIdOf(SIDE_CHAIN_ID, TRUST_PERIOD, blockHashOf(header));
  return { main, ours, side, validators, node, conduct, lightClient, mine, another };
}

/** Each transaction of an embedded chain takes a second of its time: one with many may be ahead of the other. */
async function catchUp({ ethers }: TestSystem, time: number): Promise<void> {
  const newest = (await ethers.provider.getBlock("latest"))?.timestamp ?? 0;
  if (newest < time) await advance({ ethers }, time);
}

/** The next block of a chain, of this time. */
export async function advance({ ethers }: Pick<TestChain, "ethers">, time: number): Promise<void> {
  await ethers.provider.send("evm_setNextBlockTimestamp", [time]);
  await ethers.provider.send("evm_mine", []);
}

/** A fresh embedded chain with the other chain's id. */
export async function sideChain(): Promise<TestChain> {
  const { ethers } = await network.create({ override: { initialDate: new Date(), chainId: SIDE_CHAIN_ID } });
  return chainOf(ethers);
}

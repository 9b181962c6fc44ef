import { network } from "hardhat";
import type { QbftClient } from "../../../types/ethers-contracts/contracts/anchoring/QbftClient.ts";

/** A QbftClient of its own on a chain of its own, whose Council is the account that sends. */
export interface TestLightClient {
  readonly qbft: QbftClient;
  /** Makes a client that trusts a header, and gives its id. */
  create(header: string, seals: string): Promise<string>;
}

export const SIDE_CHAIN_ID = 20_260n;
export const TRUST_PERIOD = 14 * 24 * 3_600;

/** @param time Of the chain's first block, in seconds since 1970. */
export async function testLightClient(time: number): Promise<TestLightClient> {
  const { ethers } = await network.create({ override: { initialDate: new Date(time * 1_000) } });
  const [council] = await ethers.getSigners();
  if (council === undefined) throw new Error("the chain has no accounts");
  // Answers every call with the Council's address: PUSH20 address, PUSH0, MSTORE, PUSH1 32, PUSH0, RETURN.
  const runtime = `73${council.address.slice(2)}5f5260205ff3`;
  const size = (runtime.length / 2).toString(16).padStart(2, "0");
  const sent = await council.sendTransaction({ data: `0x60${size}600a5f3960${size}5ff3${runtime}` });
  const members = (await sent.wait())?.contractAddress;
  if (!members) throw new Error("the stand-in of Members was not deployed");
  const qbft = (await ethers.deployContract("QbftClient", [members])) as unknown as QbftClient;
  return {
    qbft,
    async create(header, seals) {
      const client = await qbft.createClient.staticCall(SIDE_CHAIN_ID, TRUST_PERIOD, header, seals);
      await (await qbft.createClient(SIDE_CHAIN_ID, TRUST_PERIOD, header, seals)).wait();
      return client;
    },
  };
}

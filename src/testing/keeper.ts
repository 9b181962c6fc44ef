import { Wallet } from "ethers";
import { type OpenedKeeper, type OpenKeeperParameters, openKeeper } from "../keeper/open-keeper.ts";
import { SOURCES } from "../keeper/sources.ts";
import { systemClock } from "../lib/clock.ts";
import { silentLogger } from "../lib/logger.ts";
import { connect } from "../sdk/core/connect.ts";
import { memoryStore } from "../sdk/core/send/memory-store.ts";
import type { TestSystem } from "./system.ts";

type Given = Pick<TestSystem, "ethers" | "deployment">;

/** A keeper on a chain in this process, with an account of its own that has what transactions cost. */
export async function keeperOn(
  { ethers, deployment }: Given,
  parameters: Partial<OpenKeeperParameters> = {},
): Promise<OpenedKeeper> {
  const { provider } = ethers;
  const signer = parameters.signer ?? Wallet.createRandom();
  await provider.send("hardhat_setBalance", [signer.address, `0x${(10n ** 24n).toString(16)}`]);
  return openKeeper({
    client: await connect({ provider, deployment }),
    signer: new Wallet(signer.privateKey),
    store: memoryStore(),
    sources: SOURCES,
    pollInterval: 10,
    clock: systemClock,
    log: silentLogger,
    ...parameters,
  });
}

/** Calls what is due now; gives how many acts that were. */
export async function keepOnce(system: Given, parameters: Partial<OpenKeeperParameters> = {}): Promise<number> {
  const keeper = await keeperOn(system, { once: true, ...parameters });
  try {
    await keeper.ended;
    return keeper.state().called;
  } finally {
    await keeper.close();
  }
}

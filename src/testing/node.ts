import { AsyncLocalStorage } from "node:async_hooks";
import hre, { network } from "hardhat";
import type { EdrNetworkConfigOverride } from "hardhat/types/config";
import type { NetworkConnection } from "hardhat/types/network";
import { chainOf, type TestChain } from "./chain.ts";

export interface TestNode {
  readonly url: string;
  /** The chain from inside, which is much quicker than over HTTP: to set it up. */
  readonly chain: TestChain;
  close(): Promise<void>;
}

/** Where the connection of a server that is being created is put: Hardhat keeps it to itself. */
const created = new AsyncLocalStorage<{ connection?: NetworkConnection }>();

hre.hooks.registerHandlers("network", {
  async newConnection(context, next) {
    const connection = await next(context);
    const slot = created.getStore();
    if (slot !== undefined) slot.connection = connection as NetworkConnection;
    return connection;
  },
});

/**
 * A real JSON-RPC server over a fresh embedded chain, on a free port of the loopback interface. Its clock starts now: Hardhat's own
 * default is when its configuration was read, which is minutes ago at the end of a long run.
 *
 * @param settings Of the embedded network, where they are not the usual ones.
 */
export async function startNode(settings: EdrNetworkConfigOverride = {}): Promise<TestNode> {
  const parameters = { network: "default", override: { initialDate: new Date(), ...settings } } as const;
  const slot: { connection?: NetworkConnection } = {};
  const server = await created.run(slot, () => network.createServer(parameters, "127.0.0.1", 0));
  if (slot.connection === undefined) throw new Error("Hardhat created a server without a connection");
  const chain = await chainOf(slot.connection.ethers);
  const { port } = await server.listen();
  return { url: `http://127.0.0.1:${port}`, chain, close: () => server.close() };
}

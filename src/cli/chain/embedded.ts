import type { HardhatUserConfig } from "hardhat/types/config";
import { DEVELOPMENT_MNEMONIC, EMBEDDED_CHAIN_ID, fault } from "../cli.ts";
import { packageRoot } from "../package-root.ts";

export interface EmbeddedChain {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a Hardhat chain in this process and serves its JSON-RPC. It lives in memory: each start is another chain, with
 * another genesis.
 *
 * @throws `HARDHAT_MISSING` where the optional package is not installed; `PORT_TAKEN`.
 */
export async function startEmbeddedChain(host: string, port: number): Promise<EmbeddedChain> {
  const { createHardhatRuntimeEnvironment } = await import("hardhat/hre").catch(() => {
    throw fault("HARDHAT_MISSING", "the embedded chain needs hardhat 3: npm install hardhat", {});
  });
  const config: HardhatUserConfig = {
    networks: {
      embedded: {
        type: "edr-simulated",
        chainType: "l1",
        chainId: EMBEDDED_CHAIN_ID,
        hardfork: "cancun",
        accounts: { mnemonic: DEVELOPMENT_MNEMONIC, count: 20 },
      },
    },
  };
  const hre = await createHardhatRuntimeEnvironment(config, {}, packageRoot());
  const server = await hre.network.createServer("embedded", host, port);
  try {
    const { address, port: bound } = await server.listen();
    return { url: `http://${address}:${bound}`, close: () => server.close() };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EADDRINUSE") throw cause;
    throw fault("PORT_TAKEN", `port ${port} of ${host} is in use; choose another with --port`, { host, port });
  }
}

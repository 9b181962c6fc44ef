import type { HardhatUserConfig } from "hardhat/types/config";
import { DEVELOPMENT_MNEMONIC, EMBEDDED_CHAIN_ID } from "../cli.ts";
import { fault } from "../errors.ts";
import { packageRoot } from "../package-root.ts";

/** Not an address of this machine, not a name that resolves, not a port for this user. */
const NOT_ALLOWED = ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EACCES"];

export interface EmbeddedChain {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a Hardhat chain in this process and serves its JSON-RPC. It lives in memory: each start is another chain, with
 * another genesis.
 *
 * @throws `HARDHAT_MISSING` where the optional package is not installed; `PORT_TAKEN`, `LISTEN_REFUSED`.
 */
export async function startEmbeddedChain(host: string, port: number): Promise<EmbeddedChain> {
  const { createHardhatRuntimeEnvironment } = await import("hardhat/hre").catch(() => {
    throw fault("HARDHAT_MISSING", "the embedded chain needs hardhat 3", {});
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
    const reason = (cause as NodeJS.ErrnoException).code ?? "";
    if (reason === "EADDRINUSE") throw fault("PORT_TAKEN", `port ${port} of ${host} is in use`, { host, port });
    if (!NOT_ALLOWED.includes(reason)) throw cause;
    throw fault("LISTEN_REFUSED", `cannot listen on port ${port} of ${host}: ${reason}`, { host, port, reason });
  }
}

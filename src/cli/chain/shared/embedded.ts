import { createServer } from "node:net";
import type { HardhatUserConfig } from "hardhat/types/config";
import { packageRoot } from "../../../lib/package-root.ts";
import { DEVELOPMENT_MNEMONIC, EMBEDDED_CHAIN_ID } from "../../shared/development.ts";
import { fault } from "../../shared/errors.ts";

export interface EmbeddedChain {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a Hardhat chain in this process and serves its JSON-RPC. It lives in memory: each start is another chain, with
 * another genesis. Two that know each other need two chain ids: the development accounts' signatures for one would count on the other.
 *
 * @throws `HARDHAT_MISSING` where the optional package is not installed; `PORT_TAKEN`, `LISTEN_REFUSED`.
 */
export async function startEmbeddedChain(
  host: string,
  port: number,
  chainId = EMBEDDED_CHAIN_ID,
): Promise<EmbeddedChain> {
  const { createHardhatRuntimeEnvironment } = await import("hardhat/hre").catch(() => {
    throw fault("HARDHAT_MISSING", "the embedded chain needs hardhat 3", {});
  });
  const config: HardhatUserConfig = {
    networks: {
      embedded: {
        type: "edr-simulated",
        chainType: "l1",
        chainId,
        hardfork: "cancun",
        accounts: { mnemonic: DEVELOPMENT_MNEMONIC, count: 100 },
      },
    },
  };
  const hre = await createHardhatRuntimeEnvironment(config, {}, packageRoot());
  await requireFree(host, port);
  const server = await hre.network.createServer("embedded", host, port);
  const { address, port: bound } = await server.listen();
  return { url: `http://${address}:${bound}`, close: () => server.close() };
}

/**
 * Listens for a moment. Hardhat's server does not tell its caller that it cannot listen: it throws where nobody can catch it.
 *
 * @throws `PORT_TAKEN`, `LISTEN_REFUSED`.
 */
async function requireFree(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code;
    if (reason === "EADDRINUSE") throw fault("PORT_TAKEN", `port ${port} of ${host} is in use`, { host, port });
    throw fault("LISTEN_REFUSED", `cannot listen on port ${port} of ${host}: ${reason}`, { host, port, reason });
  }
  await new Promise((resolve) => server.close(resolve));
}

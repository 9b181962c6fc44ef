import { network } from "hardhat";

export interface TestNode {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A real JSON-RPC server over a fresh embedded chain, on a free port of the loopback interface. Its clock starts now: Hardhat's own
 * default is when its configuration was read, which is minutes ago at the end of a long run.
 */
export async function startNode(): Promise<TestNode> {
  const parameters = { network: "default", override: { initialDate: new Date() } } as const;
  const server = await network.createServer(parameters, "127.0.0.1", 0);
  const { port } = await server.listen();
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

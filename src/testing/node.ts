import { network } from "hardhat";

export interface TestNode {
  readonly url: string;
  close(): Promise<void>;
}

/** A real JSON-RPC server over a fresh embedded chain, on a free port of the loopback interface. */
export async function startNode(): Promise<TestNode> {
  const server = await network.createServer("default", "127.0.0.1", 0);
  const { port } = await server.listen();
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

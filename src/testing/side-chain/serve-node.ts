import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { sealedNode } from "./sealed-node.ts";

export interface ServedNode {
  readonly url: string;
  close(): Promise<void>;
}

interface Question {
  readonly id: number;
  readonly method: string;
  readonly params?: readonly unknown[];
}

/**
 * JSON-RPC over HTTP, on a free port of the loopback interface, in front of a node of this process.
 *
 * @param token Who does not send it as bearer token gets 401.
 */
export async function serveNode(node: ReturnType<typeof sealedNode>, token?: string): Promise<ServedNode> {
  const { send } = node as unknown as { send(method: string, params: readonly unknown[]): Promise<unknown> };
  const answer = async ({ id, method, params = [] }: Question) => {
    try {
      return { jsonrpc: "2.0", id, result: (await send(method, params)) ?? null };
    } catch (error) {
      const { code = -32_000, message } = (error as { error?: { code?: number; message: string } }).error ?? {
        message: String(error),
      };
      return { jsonrpc: "2.0", id, error: { code, message } };
    }
  };
  const server = createServer(async (request, response) => {
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
      request.resume();
      response.writeHead(401).end();
      return;
    }
    const asked = JSON.parse(await text(request)) as Question | Question[];
    const said = Array.isArray(asked) ? await Promise.all(asked.map(answer)) : await answer(asked);
    response.setHeader("content-type", "application/json").end(JSON.stringify(said));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

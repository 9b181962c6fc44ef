/** A network between a program and a server that can be cut without a word. */
import { connect, createServer, type Socket } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

export interface CutProxy {
  readonly port: number;
  /** Nothing goes through any more, either way, and no connection is closed: as where a cable is pulled. */
  cut(): void;
  /** The far ends of the connections that were cut are closed: as the server does once its keep-alive is not answered. */
  letGo(): void;
  close(): Promise<void>;
}

/** @param target Where what comes is passed on to. */
export async function cutProxy(target: { readonly host: string; readonly port: number }): Promise<CutProxy> {
  const pairs = new Set<{ readonly near: Socket; readonly far: Socket; isCut: boolean }>();
  const server = createServer((near) => {
    const far = connect(target.port, target.host);
    const pair = { near, far, isCut: false };
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on("data", (piece) => {
        if (!pair.isCut) to.write(piece);
      });
      from.on("error", () => undefined);
      from.on("close", () => {
        if (!pair.isCut) to.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      for (const pair of pairs) pair.isCut = true;
    },
    letGo() {
      for (const { far, isCut } of pairs) if (isCut) far.destroy();
    },
    async close() {
      for (const { near, far } of pairs) {
        near.destroy();
        far.destroy();
      }
      server.close();
      await once(server, "close");
    },
  };
}

import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";
import { peerOf } from "../../../src/testing/hj212-peer.ts";

describe("a logger's side of a connection", () => {
  it("is closed where the other side resets it, which a server does that leaves bytes unread", async () => {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const accepted = once(server, "connection") as Promise<[Socket]>;
    const peer = peerOf(connect((server.address() as AddressInfo).port, "127.0.0.1"));
    const [socket] = await accepted;
    socket.resetAndDestroy();
    await peer.closed;
    server.close();
  });
});

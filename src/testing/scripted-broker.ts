import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { generate, type Packet, parser } from "mqtt-packet";

/** One end of a socket that speaks MQTT, on which a test sees and sends every packet. */
export interface ScriptedConnection {
  /** Packets of the client, in order, without CONNECT, SUBSCRIBE and PINGREQ, which are answered by themselves. */
  readonly received: Packet[];
  readonly connect: Packet;
  send(packet: Packet): void;
  /** Resolves when so many packets were received. */
  until(count: number): Promise<void>;
  /** Breaks the connection as a network does. */
  cut(): void;
  readonly closed: Promise<unknown>;
}

export interface ScriptedBroker {
  readonly url: string;
  /** The next connection, once the client has subscribed. */
  connection(): Promise<ScriptedConnection>;
  close(): Promise<void>;
}

/** A broker that does what the test says. */
export async function scriptedBroker(protocolVersion: 4 | 5): Promise<ScriptedBroker> {
  const ready: ScriptedConnection[] = [];
  const waiting: ((connection: ScriptedConnection) => void)[] = [];
  const sockets = new Set<Socket>();

  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    const received: Packet[] = [];
    let watchers: { count: number; resolve: () => void }[] = [];
    let hello: Packet | undefined;
    const send = (packet: Packet) => void socket.write(generate(packet, { protocolVersion }));
    const packets = parser({ protocolVersion });
    socket.on("data", (bytes) => packets.parse(bytes));
    packets.on("packet", (packet: Packet) => {
      if (packet.cmd === "connect") {
        hello = packet;
        send({ cmd: "connack", returnCode: 0, reasonCode: 0, sessionPresent: false } as Packet);
      } else if (packet.cmd === "subscribe") {
        send({ cmd: "suback", messageId: packet.messageId, granted: packet.subscriptions.map(() => 1) } as Packet);
        const connection: ScriptedConnection = {
          received,
          connect: hello as Packet,
          send,
          until: (count) =>
            received.length >= count ? Promise.resolve() : new Promise((resolve) => watchers.push({ count, resolve })),
          cut: () => socket.destroy(),
          closed: once(socket, "close"),
        };
        const taker = waiting.shift();
        if (taker) taker(connection);
        else ready.push(connection);
      } else if (packet.cmd === "pingreq") send({ cmd: "pingresp" });
      else {
        received.push(packet);
        for (const { resolve } of watchers.filter(({ count }) => received.length >= count)) resolve();
        watchers = watchers.filter(({ count }) => received.length < count);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connection: () => {
      const connection = ready.shift();
      return connection ? Promise.resolve(connection) : new Promise((resolve) => waiting.push(resolve));
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

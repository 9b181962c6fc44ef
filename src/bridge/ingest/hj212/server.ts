import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { type Clock, systemClock } from "../../../lib/clock.ts";
import { type Logger, silentLogger } from "../../../lib/logger.ts";
import type { Intake } from "../../model/frame.ts";
import type { Hj212Device } from "../../model/hj212/device.ts";
import type { Registry } from "../../model/registry.ts";
import type { RunningSource } from "../source.ts";
import { Connection } from "./connection.ts";
import { type Convert, Device } from "./device.ts";
import { Reassembly } from "./reassembly.ts";
import { type Hj212Counters, Session, type SessionContext } from "./session.ts";

export interface Hj212Options {
  /** Default: every interface. */
  readonly host?: string;
  /** 0 takes any that is free, see `Hj212Server.port`. */
  readonly port: number;
  /** Loggers by their MN. */
  readonly devices: Readonly<Record<string, Hj212Device>>;
  /** Key and certificates, where loggers speak TLS. */
  readonly tls?: TlsOptions;
  /** Default: 1024. One more is not let in. */
  readonly maxConnections?: number;
  /** Milliseconds without a byte after which a connection is closed. Default: two hours, as some loggers report by the hour. */
  readonly idleTimeout?: number;
  /** The same for a connection that no known logger has spoken on. Default: one minute. */
  readonly strangerTimeout?: number;
  /** Frames of one connection whose commit is awaited; at this many it is not read on. Default: 256. */
  readonly inFlight?: number;
  /** Bytes in a row that are no good frame of a known logger, after which a connection is closed. Default: 64 KiB. */
  readonly garbage?: number;
}

export interface Hj212Needs {
  readonly intake: Intake;
  readonly registry: Registry;
  readonly convert: Convert;
  readonly clock?: Clock;
  readonly log?: Logger;
}

export interface Hj212Server extends RunningSource {
  readonly port: number;
  readonly counters: Readonly<Hj212Counters>;
  connections(): number;
}

/** How often time-outs are looked at. */
const SWEEP = 5_000;
/** How long a logger that does not read its answers can hold up a shutdown. */
const FAREWELL = 5_000;
const KEEP_ALIVE = 60_000;

/** Listens for HJ 212 loggers. Resolves when it does; rejects when the port cannot be had. */
export async function startHj212Server(options: Hj212Options, needs: Hj212Needs): Promise<Hj212Server> {
  const { intake, registry, convert, clock = systemClock, log = silentLogger } = needs;
  const closing = new AbortController();
  const counters: Hj212Counters = { frames: 0, anomalous: 0, rejected: 0, postponed: 0, lost: 0, unknown: 0 };
  const devices = new Map(
    Object.entries(options.devices).map(([mn, device]) => [mn, new Device(mn, device, registry, convert)]),
  );
  const reassembly = new Reassembly();
  const context: SessionContext = { intake, devices, reassembly, clock, log, counters, closing: closing.signal };
  const limits = { inFlight: options.inFlight ?? 256, garbage: options.garbage ?? 65_536 };
  const idleTimeout = options.idleTimeout ?? 2 * 3_600_000;
  const strangerTimeout = options.strangerTimeout ?? 60_000;
  /** In the order in which they came. */
  const connections = new Set<Connection>();

  const welcome = (socket: Socket) => {
    if (closing.signal.aborted) return socket.destroy();
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE);
    const connection = new Connection(socket, new Session(context), limits, clock.now());
    connections.add(connection);
    socket.on("data", (chunk: Buffer) => {
      const known = connection.known;
      connection.receive(chunk, clock.now());
      if (!known && connection.known) makeRoom(connection);
    });
    socket.on("drain", () => connection.drained());
    socket.on("end", () => {
      connection.finish();
      connection.settled().then(() => socket.end());
    });
    socket.on("error", (error) => log.debug({ error }, "HJ 212 connection failed"));
    socket.on("close", () => {
      connection.finish();
      connection.settled().then(() => connections.delete(connection));
    });
    return socket;
  };

  /** A logger that lost its connection opens another, and the old one looks alive for hours. */
  const makeRoom = (newcomer: Connection) => {
    const { device } = newcomer.session;
    if (device === undefined) return;
    const others = [...connections].filter((other) => other !== newcomer && other.session.device === device);
    for (const old of others.slice(0, Math.max(0, others.length + 1 - device.connections))) old.abandon();
  };

  const sweep = async () => {
    const session = new Session(context);
    while (!closing.signal.aborted) {
      await clock.sleep(SWEEP, closing.signal);
      const now = clock.now();
      for (const connection of connections)
        if (now - connection.lastHeard >= (connection.known ? idleTimeout : strangerTimeout)) connection.abandon();
      await session.expire(reassembly.expire(now));
    }
    await session.expire(reassembly.clear());
  };

  const server = options.tls
    ? createTlsServer({ ...options.tls, allowHalfOpen: true }, welcome)
    : createServer({ allowHalfOpen: true }, welcome);
  /** Under TLS also those that have not shaken hands yet, and perhaps never will. */
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.maxConnections = options.maxConnections ?? 1024;
  server.on("drop", (peer) => log.warn({ address: peer?.remoteAddress }, "HJ 212 connection refused: too many"));
  server.on("tlsClientError", (error: Error) => log.debug({ error }, "HJ 212 connection without TLS"));
  await listening(server, options);
  const sweeping = sweep();

  return {
    port: (server.address() as { port: number }).port,
    counters,
    connections: () => connections.size,
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const farewells = Promise.all([...connections].map((connection) => connection.close()));
      const enough = new AbortController();
      await Promise.race([farewells, clock.sleep(FAREWELL, enough.signal)]);
      enough.abort();
      for (const connection of connections) connection.abandon();
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed, sweeping, ...[...connections].map((connection) => connection.settled())]);
    },
  };
}

function listening(server: Server, { host, port }: Hj212Options): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, ...(host !== undefined && { host }) }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from "node:tls";
import { Aedes } from "aedes";

export interface RunningBroker {
  readonly url: string;
  close(): Promise<void>;
}

export interface AedesBrokerOptions {
  readonly tls?: TlsOptions;
  readonly seeTls?: (socket: TLSSocket) => void;
  readonly allow?: (username: string | undefined, password: string | undefined) => boolean;
  readonly allowSubscription?: (filter: string) => boolean;
}

/** The embedded broker, which speaks MQTT 3.1.1. */
export async function aedesBroker({
  tls,
  seeTls,
  allow,
  allowSubscription,
}: AedesBrokerOptions = {}): Promise<RunningBroker> {
  const broker = await Aedes.createBroker({
    ...(allow && {
      authenticate: (_client, username, password, done) =>
        done(null, allow(username ?? undefined, password?.toString())),
    }),
    ...(allowSubscription && {
      authorizeSubscribe: (_client, subscription, done) =>
        done(null, allowSubscription(subscription.topic) ? subscription : null),
    }),
  });
  const server = tls ? createTlsServer(tls, broker.handle) : createServer(broker.handle);
  if (seeTls) server.on("secureConnection", seeTls);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? "mqtts" : "mqtt"}://127.0.0.1:${port}`,
    async close() {
      await new Promise<void>((resolve) => broker.close(() => resolve()));
      server.close();
      await once(server, "close");
    },
  };
}

/** Where Debian's mosquitto is, if it is. */
export const mosquittoProgram = (): string | undefined =>
  ["mosquitto", "/usr/sbin/mosquitto"].find((program) => spawnSync(program, ["-h"]).error === undefined);

/** A mosquitto of its own on a free port, with as many messages in flight as a bridge wants. It speaks 3.1.1 and 5. */
export async function mosquittoBroker(program: string): Promise<RunningBroker> {
  const folder = mkdtempSync(join(tmpdir(), "mosquitto-"));
  const port = await freePort();
  const config = join(folder, "mosquitto.conf");
  writeFileSync(
    config,
    [
      `listener ${port} 127.0.0.1`,
      "allow_anonymous true",
      "max_inflight_messages 0",
      "max_queued_messages 0",
      "log_dest stderr",
      "",
    ].join("\n"),
  );
  const child = spawn(program, ["-c", config], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "close");
  await new Promise<void>((resolve, reject) => {
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (/ running\b/.test(said)) resolve();
    });
    void ended.then(() => reject(new Error(`mosquitto ended: ${said}`)));
    child.once("error", reject);
  });
  return {
    url: `mqtt://127.0.0.1:${port}`,
    async close() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { dirname, join } from "node:path";
import { expect } from "chai";
import type { BridgeConfig, StationConfig } from "../../../src/bridge/config/config.ts";
import { feedsContract } from "../../../src/sdk/sensing/contracts.ts";
import type { ReadingProof } from "../../../src/sdk/sensing/model/reading-proof.ts";
import {
  COSIGN_KEY,
  httpStation,
  postPack,
  type RiverChain,
  riverChain,
  weirPack,
} from "../../../src/testing/bridge.ts";
import { type ChildProgram, startProgram } from "../../../src/testing/child.ts";
import { tally, temporaryFolder } from "../../../src/testing/command-line.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");

/** A day's beginning in the past, in the local time of the file: +08:00. */
const CSV = `time,ph,ph_flag,oxygen
2026-03-01 08:00:00,7.51,N,8.1
2026-03-01 08:15:00,7.52,N,8.2
2026-03-01 08:30:00,oops,N,8.2
2026-03-01 08:45:00,7.5,D,NULL
`;
const MAPPING = {
  time: { column: "time", format: { kind: "local", offset: "+08:00" } },
  columns: [
    { column: "ph", parameter: "w01001", flagColumn: "ph_flag" },
    { column: "oxygen", parameter: "w01009", unit: "mg/L" },
  ],
};

/** Resolves when the chain has sealed the station's batch that begins at a reading. */
const sealedFrom = ({ ours }: RiverChain, station: number, firstSeq: number) => {
  const feeds = feedsContract(ours);
  return new Promise<void>((resolve) => void feeds.once(feeds.filters.BatchSealed(station, firstSeq), () => resolve()));
};

/** A server on a port of the loopback interface, 0 for a free one. */
const listen = (port: number) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer();
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(server));
  });
const portOf = (server: Server) => (server.address() as { port: number }).port;

describe("tally bridge", () => {
  let chain: RiverChain;
  let weir: number;
  let folder: string;
  const running: ChildProgram[] = [];

  before(async () => {
    folder = temporaryFolder();
    chain = await riverChain();
    weir = chain.stations[1];
    write("deployment.json", chain.deployment);
    write("mapping.json", MAPPING);
    writeFileSync(join(folder, "march.csv"), CSV);
  });
  after(async () => {
    for (const program of running) await program.stop("SIGKILL");
    await chain?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, content: unknown): string {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(content));
    return path;
  }

  /** Writes the configuration of a gateway; its paths are relative to the file. */
  function configured(gateway: 0 | 1, station: Partial<StationConfig>, batch: BridgeConfig["batch"] = {}): string {
    return write(`gateway-${gateway}/bridge.json`, {
      chain: { url: chain.url, deployment: "../deployment.json" },
      gateway: { key: `\${GATEWAY_${gateway}}` },
      store: { folder: "store" },
      batch,
      api: { port: 0, cosignKey: COSIGN_KEY },
      stations: [httpStation(weir, "weir", station)],
    });
  }
  const environment = () => ({
    GATEWAY_0: chain.gateways[0].privateKey,
    GATEWAY_1: chain.gateways[1].privateKey,
  });

  /** Starts `tally bridge run` in a process of its own; gives the address of its API. */
  async function run(config: string): Promise<{ readonly url: string; readonly program: ChildProgram }> {
    const args = [MAIN, "--json", "bridge", "run", "--config", config, "--log-level", "info"];
    const program = startProgram(process.execPath, args, { env: { ...process.env, ...environment() } });
    running.push(program);
    const printed = JSON.parse(await program.firstLine);
    expect(printed).to.include({ ok: true, hj212Port: null });
    return { url: printed.url, program };
  }

  /** `tally bridge replay` of the file of March. */
  const replay = (config: string, ...more: string[]) =>
    startProgram(
      process.execPath,
      [
        ...[MAIN, "--json", "bridge", "replay", join(folder, "march.csv"), "--config", config],
        ...["--station", String(weir), "--mapping", join(folder, "mapping.json"), "--received-after", "60", ...more],
      ],
      { env: { ...process.env, ...environment() } },
    ).ended;

  const lastSeq = async () => (await chain.ours.feeds.getHead({ station: weir })).lastSeq;

  /** Waits until the bridge has read from the chain that the reading is sealed. */
  async function proved(url: string, seq: number): Promise<boolean> {
    const ask = () => fetch(`${url}/v1/stations/${weir}/readings/${seq}/proof`);
    let response = await ask();
    while (response.status === 404) response = await ask();
    const { batch, reading, path } = (await response.json()) as ReadingProof;
    return chain.ours.feeds.verifyReading({ batch, reading, proof: path });
  }

  it("replays a file at both gateways, and seals what it holds", async () => {
    const signing = configured(1, { proposes: false });
    const report = { ok: true, rows: 4, rejected: 1, stored: 6, duplicates: 0, conflicts: 0 };
    const kept = await replay(signing);
    expect([kept.status, JSON.parse(kept.stdout)], kept.stderr).to.deep.equal([0, report]);
    expect(kept.stderr).to.contain("march.csv: 4 rows, 6 readings, 1 rows rejected");
    expect(await lastSeq()).to.equal(0);

    const { url, program } = await run(signing);
    const cosigners = [{ url, key: COSIGN_KEY }];
    const proposing = configured(0, { proposes: true, cosigners });
    const sealed = await replay(proposing);
    expect([sealed.status, JSON.parse(sealed.stdout)], sealed.stderr).to.deep.equal([0, report]);
    expect(await lastSeq()).to.equal(6);

    const again = await replay(proposing, "--speed", "3600000");
    expect(JSON.parse(again.stdout)).to.deep.equal({ ...report, stored: 0, duplicates: 6 });
    expect(await lastSeq()).to.equal(6);
    expect((await program.stop("SIGTERM")).status).to.equal(0);
  });

  it("runs: what is posted is sealed, SIGINT stops it, and another start goes on", async () => {
    const signing = await run(configured(1, { proposes: false }));
    const cosigners = [{ url: signing.url, key: COSIGN_KEY }];
    const config = configured(0, { proposes: true, cosigners }, { maxAgeSeconds: 0.2 });
    for (const round of [0, 1]) {
      const { url, program } = await run(config);
      const sealed = sealedFrom(chain, weir, 7 + 2 * round);
      const pack = weirPack(Date.now() - 60_000 + round, 7.5, 8.1);
      for (const gateway of [signing.url, url]) {
        const response = await postPack(gateway, "weir", pack);
        expect([response.status, await response.json()]).to.deep.equal([
          202,
          { stored: 2, duplicates: 0, conflicts: 0, relativeTimes: 0 },
        ]);
      }
      await sealed;
      expect(await lastSeq()).to.equal(8 + 2 * round);
      const { status, stdout, stderr } = await program.stop("SIGINT");
      expect([status, stdout.trim().split("\n").length]).to.deep.equal([0, 1]);
      const told = stderr.trim().split("\n").at(-1) as string;
      expect(JSON.parse(told)).to.include({ msg: "stopped", why: "SIGINT" });
      await fetch(url).then(
        () => expect.fail("the port is still open"),
        () => {},
      );
    }
    const { url } = await run(config);
    const again = await postPack(url, "weir", weirPack(Date.now(), 7.5, 8.1));
    expect(again.status).to.equal(202);
    expect((await postPack(url, "weir", [{ n: "w01001", v: 7 }])).status).to.equal(422);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).to.contain('tallystick_readings_total{outcome="stored"} 2');
    expect(metrics).to.contain('tallystick_reject_log_total{station="2",code="SENML_TIME_RELATIVE"} 1');
    for (const seq of [1, 6, 7, 10]) expect(await proved(url, seq), `reading ${seq}`).to.equal(true);
  });

  it("ends by itself where it cannot start, and where it is told to stop before it could", async () => {
    const taken = await listen(0);
    taken.on("connection", (socket) => socket.resume());
    const port = portOf(taken);
    const start = (changes: object) => {
      const config = write("ends/bridge.json", {
        chain: { url: chain.url, deployment: "../deployment.json" },
        gateway: { key: chain.gateways[0].privateKey },
        store: { folder: "store" },
        api: { port: 0 },
        hj212: { host: "127.0.0.1", port: 0 },
        stations: [{ station: weir, proposes: false, mqtt: { filter: "weir/#" } }],
        ...changes,
      });
      return startProgram(process.execPath, [MAIN, "--json", "bridge", "run", "--config", config]);
    };
    const refused = await start({ api: { port }, stations: [{ station: weir, proposes: false }] }).ended;
    const { code, values } = JSON.parse(refused.stdout).error;
    expect([refused.status, code], refused.stderr).to.deep.equal([1, "CONFIG_INVALID"]);
    expect(values).to.deep.equal({ key: "/api/port", value: port, reason: "EADDRINUSE" });
    // Something that takes connections and never answers: a broker that hangs.
    const connected = new Promise((resolve) => taken.once("connection", resolve));
    const mqtt = [{ url: `mqtt://127.0.0.1:${port}`, version: "5", clientId: "gateway" }];
    const waiting = start({ mqtt });
    running.push(waiting);
    await connected;
    expect((await waiting.stop("SIGINT")).status).to.equal(0);
    await new Promise((resolve) => taken.close(resolve));
  });

  it("refuses a configuration with the key that is wrong, and prints no secret", async () => {
    const { privateKey } = chain.gateways[0];
    const good = {
      chain: { url: chain.url, deployment: "deployment.json" },
      gateway: { key: privateKey },
      store: { folder: "unused" },
      stations: [{ station: weir, proposes: true }],
    };
    const bad: readonly [string, object][] = [
      ["/gateway/key", { ...good, gateway: { key: privateKey.slice(0, 60) } }],
      ["/gateway/key", { ...good, gateway: { key: `\${GATEWAY_9}` } }],
      ["/gateway", { ...good, gateway: privateKey }],
      ["/store", { ...good, store: `postgres://bridge:${privateKey}@127.0.0.1/readings` }],
      ["/gateways", { ...good, gateways: privateKey }],
      ["/api/cosignKey", { ...good, api: { cosignKey: privateKey.slice(0, 10) } }],
      ["/api/port", { ...good, api: { port: 65_536 } }],
      ["/batch/maxCount", { ...good, batch: { maxCount: 0 } }],
      ["/stations/0/cosigners/0", { ...good, stations: [{ ...good.stations[0], cosigners: [privateKey] }] }],
      ["/stations/0/proposes", { ...good, stations: [{ station: weir }] }],
      ["/stations/1/station", { ...good, stations: [good.stations[0], good.stations[0]] }],
      ["/stations", { ...good, stations: [] }],
    ];
    for (const [key, content] of bad) {
      const config = write("bad.json", content);
      const { exitCode, out, err, json } = await tally(["--json", "bridge", "run", "--config", config]);
      expect([exitCode, json().error.code, json().error.values.key], out).to.deep.equal([1, "CONFIG_INVALID", key]);
      expect(out + err).not.to.contain(privateKey.slice(2, 10));
      const text = await tally(["bridge", "run", "--config", config]);
      expect([text.exitCode, text.out]).to.deep.equal([1, ""]);
      expect(text.err).to.match(new RegExp(`^CONFIG_INVALID: ${key} .*\\n {2}Mend the key`));
      expect(text.err).not.to.contain(privateKey.slice(2, 10));
    }
  });

  it("says what else is missing or wrong, and leaves nothing behind that holds the next start up", async () => {
    const outcome = async (...args: string[]) => {
      const { exitCode, json } = await tally(["--json", "bridge", ...args]);
      return `${exitCode} ${json().error.code}`;
    };
    const config = (changes: object) =>
      write("other.json", {
        chain: { url: chain.url, deployment: "deployment.json" },
        gateway: { key: chain.gateways[0].privateKey },
        store: { folder: "other" },
        api: { port: 0 },
        stations: [{ station: weir, proposes: false }],
        ...changes,
      });
    expect(await outcome("run")).to.equal("1 USAGE");
    expect(await outcome("run", "--config", join(folder, "none.json"))).to.equal("1 FILE_UNREADABLE");
    expect(await outcome("run", "--config", config({}), "--log-level", "loud")).to.equal("1 USAGE");
    const broker = { url: "mqtts://127.0.0.1:1", version: "5", clientId: "a", tls: { ca: "none.pem" } };
    expect(await outcome("run", "--config", config({ mqtt: [broker] }))).to.equal("1 FILE_UNREADABLE");
    writeFileSync(join(folder, "half.json"), "{");
    expect(await outcome("run", "--config", join(folder, "half.json"))).to.equal("1 FILE_NOT_JSON");
    const dead = config({ chain: { url: "http://127.0.0.1:9", deployment: "deployment.json" } });
    expect(await outcome("run", "--config", dead)).to.equal("75 RPC_UNREACHABLE");
    const of = (name: string) => ["--config", config({}), "--station", String(weir), "--mapping", join(folder, name)];
    write("unfit.json", { ...MAPPING, columns: [{ column: "turbidity", parameter: "w01003" }] });
    expect(await outcome("replay", join(folder, "march.csv"), ...of("unfit.json"))).to.equal("1 PARAMETER_UNKNOWN");
    write("absent.json", { ...MAPPING, columns: [{ column: "acidity", parameter: "w01001" }] });
    expect(await outcome("replay", join(folder, "march.csv"), ...of("absent.json"))).to.equal("1 CSV_INVALID");
    expect(await outcome("replay", join(folder, "march.csv"), ...of("mapping.json"), "--speed", "-1")).to.equal(
      "1 USAGE",
    );
  });
});

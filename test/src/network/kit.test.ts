import { execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { CommanderError } from "commander";
import { parse } from "yaml";
import { parseConfig } from "../../../src/bridge/config/parse-config.ts";
import { DOMAINS } from "../../../src/cli/commands.ts";
import { readKit } from "../../../src/cli/network/shared/read-kit.ts";
import type { Commands } from "../../../src/cli/shared/commands.ts";
import { planKit } from "../../../src/network/kit/plan-kit.ts";
import { temporaryFolder } from "../../../src/testing/command-line.ts";
import { plannedCase } from "../../../src/testing/network.ts";
import { parseCommand } from "../../../src/testing/parse-command.ts";

interface Rule {
  readonly alert: string;
  readonly annotations: { readonly runbook: string };
}

const kit = readKit();
const filesOf = (validators: 1 | 4 | 7) => {
  const { network, files } = plannedCase(validators);
  let passwords = 0;
  const newPassword = () => `password ${passwords++}`;
  return [...files, ...planKit({ network, kit, newPassword, user: "1000:1000" })];
};
const textIn = (files: ReturnType<typeof filesOf>, path: string) =>
  files.find((file) => file.path === path)?.content as string;
const isThere = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

describe("the production kit", function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (files: ReturnType<typeof filesOf>) => {
    for (const { path, content } of files) {
      const whole = join(folder, path);
      mkdirSync(content === undefined ? whole : dirname(whole), { recursive: true });
      if (content !== undefined) writeFileSync(whole, content);
    }
  };

  const rules = (parse(kit.get("prometheus/rules.yml") as string) as { groups: { rules: Rule[] }[] }).groups.flatMap(
    (group) => group.rules,
  );
  const dashboards = [...kit].filter(([path]) => /dashboards\/\w+\.json$/.test(path));

  it("has three dashboards, and a runbook for every alert", () => {
    expect(dashboards.map(([path]) => path)).to.deep.equal(
      ["bridge", "chain", "outbox"].map((name) => `grafana/dashboards/${name}.json`),
    );
    const runbooks = [...kit.keys()].filter((path) => path.startsWith("runbooks/"));
    expect(runbooks).to.have.length(9);
    for (const { alert, annotations } of rules) expect(runbooks, alert).to.include(`runbooks/${annotations.runbook}`);
  });

  it("names commands that there are", async () => {
    const runbooks = [...kit].filter(([path]) => path.startsWith("runbooks/"));
    const named = runbooks.flatMap(([path, text]) =>
      [...text.matchAll(/`(?:npm run )?tally ([^`]+)`/g)].map(([, command = ""]) => ({ path, command })),
    );
    expect(named.length).to.be.at.least(30);
    for (const { path, command } of named) {
      try {
        await parseCommand(command.replace(/\s+/g, " "));
      } catch (error) {
        // A sentence names a command without what it takes.
        if (error instanceof CommanderError && /missing|invalidArgument/.test(error.code)) continue;
        expect.fail(`${path}: tally ${command}: ${(error as Error).message}`);
      }
    }
  });

  it("has rules and a configuration that Prometheus takes", function () {
    if (!isThere("promtool", "--version")) this.skip();
    write(filesOf(7));
    execFileSync("promtool", ["check", "config", join(folder, "prometheus/prometheus.yml")]);
    const [test, copy] = ["test/fixtures/prometheus-rules.test.yml", join(folder, "prometheus/rules.test.yml")];
    copyFileSync(join(import.meta.dirname, "../../..", test), copy);
    const { status, stderr, stdout } = spawnSync("promtool", ["test", "rules", copy], { encoding: "utf8" });
    expect(status, stdout + stderr).to.equal(0);
  });

  it("has Prometheus ask each node of the machine where it answers", () => {
    const files = filesOf(7);
    const { network } = plannedCase(7);
    const asked = [...new Set(network.nodes.map(({ organisation }) => organisation))].flatMap((name) => {
      const targets: { targets: string[]; labels: { node: string } }[] = JSON.parse(
        textIn(files, `prometheus/targets/nodes-${name}.json`),
      );
      return targets.map(({ targets: [address], labels }) => `${labels.node} ${address}`);
    });
    expect(asked).to.deep.equal(network.nodes.map(({ name, metricsPort }) => `${name} 127.0.0.1:${metricsPort}`));
  });

  describe("compose.yaml", () => {
    interface Service {
      readonly image: string;
      readonly network_mode: string;
      readonly user?: string;
      readonly working_dir?: string;
      readonly command?: readonly string[];
      readonly volumes: readonly string[];
      readonly ports?: unknown;
    }
    const files = filesOf(7);
    const { network } = plannedCase(7);
    const compose: { services: Record<string, Service>; volumes: object } = parse(textIn(files, "compose.yaml"));

    it("is there where all nodes are on one machine, and only there", () => {
      expect(filesOf(1).some(({ path }) => path === "compose.yaml")).to.equal(true);
      expect(filesOf(4).some(({ path }) => path === "compose.yaml")).to.equal(false);
    });

    it("starts every node in its folder, as the owner of its key", () => {
      for (const { name, folder: node, organisation } of network.nodes) {
        expect(compose.services[name]).to.deep.include({
          image: "hyperledger/besu:26.8.0",
          working_dir: `/srv/tallystick/${node}`,
          command: ["--config-file=config.toml"],
          volumes: [`./${organisation}:/srv/tallystick/${organisation}`],
        });
        expect(compose.services[name]?.user).to.match(/TALLY_USER/);
      }
    });

    it("starts programs that there are, with files that are written", () => {
      const commands: Commands = Object.assign({}, ...DOMAINS.map((domain) => domain.commands));
      for (const name of ["bridge", "keeper", "registrar", "relay", "vault"]) {
        const words = compose.services[name]?.command as readonly string[];
        const [first, second] = words as [string, string];
        const entry = commands[first];
        expect(entry, first).not.to.equal(undefined);
        if (entry && "commands" in entry) expect(entry.commands).to.have.property(second);
      }
      const written = files.map(({ path }) => path);
      for (const [name, { volumes, network_mode, ports }] of Object.entries(compose.services)) {
        expect([network_mode, ports], name).to.deep.equal(["host", undefined]);
        for (const volume of volumes) {
          const source = volume.split(":")[0] as string;
          if (source.startsWith("./")) {
            expect(
              written.some((path) => `./${path}`.startsWith(source)),
              `${name}: ${source}`,
            ).to.equal(true);
          } else expect(compose.volumes, name).to.have.property(source);
        }
      }
    });

    it("leaves out what does not exist yet", () => {
      expect(Object.keys(compose.services).filter((name) => /indexer|console|notary/.test(name))).to.deep.equal([]);
    });

    it("has passwords in .env, which is its owner's alone", () => {
      const env = files.find(({ path }) => path === ".env");
      expect(env).to.deep.include({
        mode: 0o600,
        content: "TALLY_USER=1000:1000\nPOSTGRES_PASSWORD=password 0\nGRAFANA_PASSWORD=password 1\n",
      });
      const others = files.filter(({ mode }) => mode !== 0o600);
      expect(others.filter(({ content }) => content?.includes("password 0"))).to.deep.equal([]);
    });

    it("is taken by docker compose", function () {
      if (!isThere("docker", "compose", "version")) this.skip();
      write(files);
      execFileSync("docker", ["compose", "--profile", "programs", "config", "--quiet"], { cwd: folder });
    });
  });

  it("has a configuration of a bridge that the bridge takes", () => {
    const json: unknown = JSON.parse(kit.get("programs/bridge.json") as string);
    const key = `0x${"11".repeat(32)}`;
    const environment = { GATEWAY_KEY: key, STORE_URL: "postgres://tally:p@127.0.0.1:5432/tally", MQTT_PASSWORD: "p" };
    const { mqtt = [] } = parseConfig(json, environment);
    // The broker takes the user's name for the client id.
    expect(mqtt.map(({ clientId, username }) => [clientId, username])).to.deep.equal([["bridge", "bridge"]]);
  });

  it("has a broker that mosquitto starts", async function () {
    if (["mosquitto", "mosquitto_passwd"].some((program) => spawnSync(program, ["-h"]).error)) this.skip();
    const port = await freePort();
    write(filesOf(1).filter(({ path }) => path.startsWith("mosquitto/")));
    const at = (name: string) => join(folder, "mosquitto", name);
    const config = readFileSync(at("mosquitto.conf"), "utf8").replace("listener 1883", `listener ${port}`);
    writeFileSync(at("mosquitto.conf"), `${config}\nuser root\nlog_dest stderr\nlog_type all\n`);
    execFileSync("mosquitto_passwd", ["-b", "-c", at("passwords"), "bridge", "b"], { stdio: "ignore" });
    execFileSync("mosquitto_passwd", ["-b", at("passwords"), "mill-weir", "m"], { stdio: "ignore" });
    const broker = spawn("mosquitto", ["-c", "mosquitto.conf"], { cwd: join(folder, "mosquitto") });
    try {
      let said = "";
      await new Promise<void>((resolve, reject) => {
        broker.stderr.on("data", (text) => {
          said += String(text);
          if (/ running\b/.test(said)) resolve();
        });
        broker.on("exit", (code) => reject(new Error(`ended with ${code}: ${said}`)));
      });
      expect(broker.exitCode).to.equal(null);
      // One listener, on loopback, and none that an option opened beside it.
      expect(said.match(/Opening .* listen socket on port \d+/g)).to.deep.equal([
        `Opening ipv4 listen socket on port ${port}`,
      ]);
    } finally {
      // It forgets a SIGTERM that comes between "running" and its loop.
      broker.kill("SIGKILL");
    }
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parseNetwork } from "../../../src/network/model/parse-network.ts";
import { tally, temporaryFolder } from "../../../src/testing/command-line.ts";
import { blocksOf, commandsOf, readDocument, sectionOf, wordsOf } from "../../../src/testing/documents.ts";
import { openRootShell } from "../../../src/testing/root-shell.ts";

const GUIDE = readDocument("docs/guides/consortium.md");
const FOUR = ["river-authority", "plant", "laboratory", "bank"] as const;

const commandsBelow = (heading: string) => commandsOf(sectionOf(GUIDE, heading));
const copiesBelow = (heading: string) =>
  blocksOf(sectionOf(GUIDE, heading)).flatMap((block) => block.split("\n").filter((line) => line.startsWith("cp ")));

/** The guide's steps that need no node, as they are printed, each organisation in a folder that stands for its machine. */
describe("docs/guides/consortium.md", function () {
  this.timeout(60_000);
  let root: string;
  before(() => {
    root = temporaryFolder();
    for (const name of [...FOUR, "harbour"]) mkdirSync(join(root, name));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const at = (...names: string[]) => join(root, ...names);
  /** What is printed for the plant, for another of the four. */
  const forWho = (text: string, name: (typeof FOUR)[number]) =>
    text.replaceAll("plant", name).replaceAll("10.0.0.2", `10.0.0.${FOUR.indexOf(name) + 1}`);

  /** Runs a command on an organisation's machine. */
  async function follow(machine: string, command: string): Promise<string> {
    const before = process.cwd();
    process.chdir(at(machine));
    try {
      const { exitCode, out, err } = await tally(wordsOf(command));
      expect(exitCode, `${machine}: tally ${command}\n${err}`).to.equal(0);
      return out;
    } finally {
      process.chdir(before);
    }
  }
  const copy = (machine: string, line: string) => execFileSync("sh", ["-c", line], { cwd: at(machine) });
  const networkOf = (...names: string[]) =>
    parseNetwork(JSON.parse(readFileSync(at(...names, "network.json"), "utf8")));

  it("2 to 4: four organisations come to one network, and no key leaves its machine", async () => {
    const [keys, ...more] = commandsBelow("## 2. Each organisation makes its own keys");
    expect(more).to.deep.equal([]);
    for (const name of FOUR) {
      await follow(name, forWho(keys as string, name));
      copyFileSync(at(name, "tallystick", name, "organisation.json"), at("river-authority", `${name}.json`));
    }
    const [init, ...others] = commandsBelow("## 3. One organisation writes the network");
    expect(others).to.deep.equal([]);
    await follow("river-authority", init as string);
    const written = readdirSync(at("river-authority/network"), { recursive: true, encoding: "utf8" });
    expect(written.filter((path) => /(^|\/)(key|jwt\.key|\.env)$/.test(path))).to.deep.equal([]);
    const [check, ...rest] = commandsBelow("## 4. Each puts its files together");
    const [line, ...lines] = copiesBelow("## 4. Each puts its files together");
    expect([rest, lines]).to.deep.equal([[], []]);
    for (const name of FOUR) {
      if (name !== "river-authority") cpSync(at("river-authority/network"), at(name, "network"), { recursive: true });
      copy(name, forWho(line as string, name));
      const said = await follow(name, check as string);
      expect(said).to.include(`genesis ${networkOf("river-authority/network").genesisHash}`);
    }
    expect(networkOf("plant/tallystick").nodes.map(({ name, validator }) => `${name} ${validator}`)).to.deep.equal(
      FOUR.map((name) => `${name}-1 true`),
    );
  });

  it("5 and 8: what root copies is where units look for it, of users that are there", () => {
    const machine = openRootShell(at("machine"));
    mkdirSync(at("machine/home"));
    cpSync(at("plant/tallystick"), at("machine/home/tallystick"), { recursive: true });
    for (const name of ["besu.json", "bridge.json", "bridge.env", "keeper.env", "keeper.token"]) {
      writeFileSync(at("machine/home", name), "");
    }
    const blocks = ["## 5. Start", "## 8. The programs"].flatMap((heading) => blocksOf(sectionOf(GUIDE, heading)));
    const noted = blocks
      .filter((block) => /^(?:useradd|install) /.test(block))
      .flatMap((block) => machine.run(block, at("machine/home")));
    const users = noted.flatMap((line) => /^useradd .* (\w+)$/.exec(line)?.[1] ?? []);
    expect(users).to.deep.equal(["besu", "tally"]);
    expect(noted.filter((line) => line.startsWith("chown"))).to.deep.equal([
      "chown -R besu: /srv/tallystick",
      "chown -R mosquitto: /srv/mosquitto",
    ]);
    const started = noted.flatMap((line) => /^systemctl enable --now (.*)$/.exec(line)?.[1]?.split(" ") ?? []);
    expect(started).to.deep.equal(["besu@plant-1", "tally-bridge", "tally-keeper"]);
    for (const name of started) {
      const [template, instance = ""] = name.split(/(?<=@)/);
      const unit = readFileSync(machine.at(`/etc/systemd/system/${template}.service`), "utf8").replaceAll(
        "%i",
        instance,
      );
      expect(users, name).to.include(/^User=(.*)$/m.exec(unit)?.[1]);
      const paths = [...unit.matchAll(/\/(?:srv|etc)\/[\w./-]+/g)].map(([path]) => path);
      expect(paths.length, name).to.be.at.least(2);
      for (const path of paths) expect(existsSync(machine.at(path)), `${name}: ${path}`).to.equal(true);
      const env = machine.at(/^EnvironmentFile=-?(.*)$/m.exec(unit)?.[1] ?? "");
      if (name.startsWith("tally-")) expect(statSync(env).mode & 0o777, name).to.equal(0o600);
    }
  });

  it("8: broker, Prometheus and Grafana have files that they can read, of this machine alone", () => {
    const on = (path: string) => at("machine", path);
    const unit = readFileSync(on("etc/systemd/system/mosquitto.service.d/tallystick.conf"), "utf8");
    const folder = /^WorkingDirectory=(.*)$/m.exec(unit)?.[1] as string;
    const config = readFileSync(on(`${folder}/mosquitto.conf`), "utf8");
    const files = [...config.matchAll(/^(?:password_file|acl_file|persistence_location) (\S+)$/gm)];
    expect(files.map(([, name = ""]) => existsSync(on(`${folder}/${name}`)))).to.deep.equal([true, true, true]);
    const targets = readdirSync(on("etc/prometheus/targets")).filter((name) => name.startsWith("nodes-"));
    expect(targets).to.deep.equal(["nodes-plant.json"]);
    const provider = readFileSync(on("etc/grafana/provisioning/dashboards/tallystick.yml"), "utf8");
    expect(readdirSync(on(/path: (.*)$/m.exec(provider)?.[1] as string))).to.include("chain.json");
    for (const path of ["etc/prometheus/rules.yml", "etc/grafana/tallystick/chain.json"]) {
      expect(statSync(on(path)).mode & 0o044, path).to.equal(0o044);
    }
  });

  it("9: a fifth joins, and its network is that of the others", async () => {
    mkdirSync(at("harbour/network"));
    for (const name of ["network.json", "genesis.json"]) {
      copyFileSync(at("bank/network", name), at("harbour/network", name));
    }
    const [keys, joining, others] = commandsBelow("## 9. A fifth organisation joins");
    await follow("harbour", keys as string);
    await follow("harbour", joining as string);
    const [own, ...copies] = copiesBelow("## 9. A fifth organisation joins");
    copy("harbour", own as string);
    copyFileSync(at("harbour/tallystick/harbour/organisation.json"), at("plant/harbour.json"));
    await follow("plant", others as string);
    expect(copies).to.have.length(2);
    for (const line of copies) copy("plant", line);
    const [plants, harbours] = ["plant/tallystick", "harbour/joined"].map((folder) => networkOf(folder));
    expect(plants).to.deep.equal(harbours);
    expect(plants?.nodes).to.have.length(5);
    await follow("plant", "network check --network tallystick");
    // Its keys are where they were made, and its files beside.
    await follow("harbour", "network check --network tallystick");
    const given = readFileSync(at("harbour/joined/joining.md"), "utf8");
    expect(readFileSync(at("plant/joined/joining.md"), "utf8")).to.equal(given);
  });

  it("names every field of an organisation, and no other", async () => {
    const { ORGANISATIONS_SCHEMA } = await import("../../../src/network/model/parse-organisations.ts");
    const table =
      sectionOf(GUIDE, "## 2. Each organisation makes its own keys").split("| key | what it says |")[1] ?? "";
    const named = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(named).to.have.members(Object.keys(ORGANISATIONS_SCHEMA.items.properties));
  });
});

import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { readKit } from "../../../src/cli/network/shared/read-kit.ts";
import { planKit } from "../../../src/network/kit/plan-kit.ts";
import type { Network } from "../../../src/network/model/network.ts";
import { temporaryFolder } from "../../../src/testing/command-line.ts";
import { plannedCase } from "../../../src/testing/network.ts";

const kit = readKit();
const filesOf = (validators: 1 | 4 | 7) =>
  planKit({ network: plannedCase(validators).network, kit, newPassword: () => "password", user: "1000:1000" });
const textIn = (files: ReturnType<typeof filesOf>, path: string) =>
  files.find((file) => file.path === path)?.content as string;
const isThere = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

describe("units of an organisation", function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("are taken by systemd", function () {
    if (!isThere("systemd-analyze", "--version")) this.skip();
    const units = filesOf(4).filter(({ path }) => /^plant\/systemd\/.*\.service$/.test(path));
    expect(units).to.have.length(7);
    for (const { path, content } of units) {
      expect(content)
        .to.include("NoNewPrivileges=yes")
        .and.to.include("plant")
        .and.not.to.match(/@[A-Z]+@/);
      const name = path.split("/").at(-1) as string;
      // Besu is not on this machine: what is there stands in for it.
      const text = (content as string).replace(
        /^(ExecStart=)(?!\/usr\/bin\/env |\/bin\/sh )\S+/m,
        `$1${process.execPath}`,
      );
      writeFileSync(join(folder, name), text);
      const unit = name.replace("@.", "@plant-1.");
      const { stderr, status } = spawnSync("systemd-analyze", ["verify", "--man=no", join(folder, unit)], {
        encoding: "utf8",
      });
      expect(
        [status, stderr.split("\n").filter((line) => line.includes(name) || line.includes(unit))],
        stderr,
      ).to.deep.equal([0, []]);
    }
  });

  it("share a machine's memory among the nodes that are on it", () => {
    const heapOf = (validators: 4 | 7, organisation: string) => {
      const text = textIn(filesOf(validators), `${organisation}/systemd/besu@.service`);
      return Number(/^Environment=BESU_OPTS=-XX:MaxRAMPercentage=(\d+)$/m.exec(text)?.[1]);
    };
    expect(heapOf(4, "plant")).to.equal(60);
    const { nodes } = plannedCase(7).network;
    expect(heapOf(7, "a") * nodes.length).to.be.within(48, 60);
    expect(heapOf(7, "observer")).to.equal(heapOf(7, "a"));
  });

  it("lead programs to the organisation's own node, with a token where it asks for one", () => {
    const unit = (validators: 1 | 4, name: string) => textIn(filesOf(validators), `plant/systemd/${name}.service`);
    for (const name of ["keeper", "registrar", "relay"]) {
      expect(unit(1, `tally-${name}`)).to.include("Environment=TALLY_RPC_URL=http://127.0.0.1:8545 TALLY_DEPLOYMENT=");
      expect(unit(4, `tally-${name}`)).to.include(
        `Environment=TALLY_RPC_URL=http://10.0.0.2:8545 TALLY_RPC_TOKEN_FILE=/etc/tallystick/${name}.token TALLY_DEPLOYMENT=`,
      );
    }
    // Theirs is in their configurations.
    for (const name of ["bridge", "vault"]) expect(unit(4, `tally-${name}`)).not.to.include("TALLY_RPC");
  });

  it("and services of one machine do likewise", () => {
    const { network } = plannedCase(1);
    const [node] = network.nodes as [(typeof network.nodes)[0]];
    const other: Network = { ...network, rpc: "jwt", nodes: [{ ...node, host: "10.0.0.9", rpcPort: 8_600 }] };
    const files = planKit({ network: other, kit, newPassword: () => "password", user: "1000:1000" });
    const { services } = parse(textIn(files, "compose.yaml")) as { services: Record<string, { environment: object }> };
    expect(services.keeper?.environment).to.include({
      TALLY_RPC_URL: "http://10.0.0.9:8600",
      TALLY_RPC_TOKEN_FILE: "/etc/tallystick/keeper.token",
    });
    const { chain } = JSON.parse(textIn(files, "programs/bridge.json"));
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the bridge fills it from its environment
    expect(chain).to.include({ url: "http://10.0.0.9:8600", token: "${RPC_TOKEN}" });
    expect(JSON.parse(textIn(filesOf(1), "programs/bridge.json")).chain).to.not.have.property("token");
  });
});

import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readKit } from "../../../src/cli/network/shared/read-kit.ts";
import { planKit } from "../../../src/network/kit/plan-kit.ts";
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
    expect(units).to.have.length(6);
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
});

import { once } from "node:events";
import { existsSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { startProgram } from "../../../src/testing/child.ts";
import { tally } from "../../../src/testing/command-line.ts";
import { type Consortium, consortium } from "../../../src/testing/consortium.ts";
import { networkCommands } from "../../../src/testing/network-commands.ts";

const UNIT = readFileSync(join(import.meta.dirname, "../../../network/systemd/besu@.service"), "utf8");

describe("a node that systemd started", function () {
  this.timeout(60_000);
  let given: Consortium;
  beforeEach(async () => {
    given = await consortium({ validators: 1 });
  });
  afterEach(() => given.remove());

  /** A line of the unit as it is for the first node, in the folder that stands for /srv/tallystick. */
  function lineOf(key: string): string {
    const [node] = given.network.nodes as [Consortium["network"]["nodes"][0]];
    const text = new RegExp(`^${key}=(.*)$`, "m").exec(UNIT)?.[1] ?? "";
    return text
      .replaceAll("/srv/tallystick", given.root)
      .replaceAll("/opt/besu", given.env.BESU_HOME as string)
      .replaceAll("@ORGANISATION@", node.organisation)
      .replaceAll("%i", node.name)
      .replaceAll("$$", "$");
  }

  it("is seen by up, status and logs as one that tally started, and stopped by down", async () => {
    const { network, nodesOf } = networkCommands(given);
    const [, command = ""] = /^\/bin\/sh -c '(.*)'$/.exec(lineOf("ExecStart")) ?? [];
    const cwd = lineOf("WorkingDirectory");
    const written = watch(join(cwd, "data"));
    const unit = startProgram("/bin/sh", ["-c", command], { cwd, env: given.env });
    while (!existsSync(join(cwd, "data/besu.pid"))) await once(written, "change");
    written.close();
    // It waits for blocks.
    const [up] = nodesOf(await network("up"));
    expect(up?.ranAlready).to.equal(true);
    const [shown] = nodesOf(await network("status"));
    expect(shown).to.include({ name: "river-1", isHere: true, peers: 0 });
    expect(shown?.pid).to.equal(up?.pid);
    const { out } = await tally(["network", "logs", "--network", given.root, "river-1"], given.env);
    expect(out).to.equal("river-1 starts\nriver-1 serves");
    expect(nodesOf(await network("down")).map(({ pid }) => pid)).to.deep.equal([shown?.pid]);
    expect(await unit.ended).to.include({ stdout: "", stderr: "" });
  });
});

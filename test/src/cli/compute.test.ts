import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { id, type JsonRpcProvider } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { commands, type ServedSystem, servedSystem, tally } from "../../../src/testing/command-line.ts";
import { newJob, PARTIES, shareForComputing } from "../../../src/testing/computing.ts";

const [RESULT, LIE] = [id("result"), id("lie")];

describe("tally compute", function () {
  this.timeout(120_000);
  let system: ServedSystem;
  let file: string;
  const party = (org: number) => commands(system, org);
  const provider = () => system.client.provider as JsonRpcProvider;

  before(async () => {
    system = await servedSystem();
    const { deployment } = system.client;
    const wallets = Array.from({ length: PARTIES }, (_, n) => developmentWallet(n + 1).connect(provider()));
    const { inputs } = await shareForComputing(wallets, deployment);
    const now = async () => Number((await provider().getBlock("latest"))?.timestamp);
    const { nonce, ...job } = await newJob({ inputs, now });
    file = join(system.folder, "job.json");
    writeFileSync(file, JSON.stringify({ ...job, nonce: String(nonce) }));
  });

  after(() => system.close());

  it("has a job proposed, approved, computed, challenged, computed again and verified", async () => {
    const [bank, grid, factory, institute, auditor] = [party(1), party(2), party(3), party(4), party(5)];
    const job = String((await bank.done("compute", "propose", file)).computation);
    const keep = () =>
      bank.done("keep", "--once", "--log-level", "error", "--store", join(system.folder, "keeper.sqlite"));
    expect(await grid.done("compute", "approve", job)).to.include({ approved: false });
    expect(await factory.done("compute", "approve", job)).to.include({ approved: true });
    const answers = join(system.folder, "answers");
    const run = (org: number, result: string) => {
      const path = join(system.folder, `result-${org}.json`);
      writeFileSync(path, JSON.stringify({ resultHash: result, logHash: id(`log ${org}`) }));
      return party(org).done("compute", "run", job, "--result", path, "--answers", answers);
    };
    for (const org of [2, 3, 4]) expect(await run(org, org === 4 ? LIE : RESULT)).to.include({ did: "committed" });
    for (const org of [2, 3, 4]) expect(await run(org, LIE), "as committed").to.include({ did: "revealed" });
    expect(readdirSync(answers)).to.have.length(3);
    if (process.platform !== "win32") {
      for (const name of readdirSync(answers)) expect(statSync(join(answers, name)).mode & 0o077).to.equal(0);
    }
    await keep();
    expect(await bank.done("compute", "show", job)).to.deep.include({ status: "Tallied", resultHash: RESULT });
    expect(await institute.done("compute", "challenge", job, "--reason", "mine is another")).to.include({ by: 4 });
    expect(await run(5, RESULT)).to.include({ did: "committed" });
    expect(await run(5, RESULT)).to.include({ did: "revealed" });
    expect(await auditor.fails("compute", "verify", job)).to.equal("1 COMPUTATION_NOT_VERIFIED");
    await keep();
    expect(await auditor.done("compute", "verify", job, "--result", RESULT)).to.include({ ok: true });
    expect(await auditor.fails("compute", "verify", job, "--result", LIE)).to.equal("1 COMPUTATION_NOT_VERIFIED");
    expect((await bank.done("compute", "list", "--executor", "4")).computations).to.have.length(1);
    const { out } = await tally([...system.where, "compute", "show", job]);
    expect(out).to.contain(`${job}  Accepted since`).and.contain("agreed 2, 3").and.contain("reserves    5, quorum 1");
  });

  it("refuses a job of the wrong form, and one that nobody proposed", async () => {
    const bad = join(system.folder, "bad.json");
    writeFileSync(bad, JSON.stringify({ requester: 1 }));
    expect(await party(1).fails("compute", "propose", bad)).to.equal("1 JOB_INVALID");
    const job = id("no job");
    writeFileSync(bad, JSON.stringify({ resultHash: "0x12" }));
    const run = ["compute", "run", job, "--result", bad, "--answers", join(system.folder, "none")];
    expect(await party(2).fails(...run)).to.equal("1 NOT_FOUND");
  });
});

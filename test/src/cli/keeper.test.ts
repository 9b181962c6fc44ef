import { rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { type StrictNode, startStrictNode } from "../../../src/testing/besu/strict-node.ts";
import { startProgram } from "../../../src/testing/child.ts";
import { tally, temporaryFolder } from "../../../src/testing/command-line.ts";
import { prepareSupplyChain, type SupplyChain, supplyChainAt } from "../../../src/testing/receivables.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");
const KEY = { TALLY_KEY: developmentWallet(19).privateKey };

interface Clock {
  readonly kind: string;
  readonly orgs: readonly number[];
  readonly dueAt: number;
  readonly isDue: boolean;
  readonly isCalled: boolean;
  readonly subject: string;
}

describe("tally keep and tally due", function () {
  this.timeout(120_000);
  let folder: string;
  let node: StrictNode;
  let system: SupplyChain;
  let where: readonly string[];
  before(async () => {
    folder = temporaryFolder();
    node = await startStrictNode();
    const prepared = await prepareSupplyChain(node.chain);
    system = await supplyChainAt(node.chain, prepared);
    const file = join(folder, "deployment.json");
    writeFileSync(file, JSON.stringify(prepared.deployment));
    where = ["--rpc", node.url, "--deployment", file];
    await system.limit("buyer", "buyer", "UNDERTAKING", 1_000_000n);
  });
  after(async () => {
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const store = () => ["--store", join(folder, "keeper.sqlite")];
  const call = async (...args: string[]) => {
    const { exitCode, out, json } = await tally([...where, "--json", ...args], KEY);
    expect(out, args.join(" ")).not.to.equal("");
    return exitCode === 0 ? json() : { ...json(), code: `${exitCode} ${json().error.code}` };
  };
  const due = async (...args: string[]) => (await call("due", ...args)).dues as readonly Clock[];
  const keep = (...args: string[]) => call("keep", ...store(), "--log-level", "error", ...args);
  const kinds = (clocks: readonly Clock[]) => clocks.map(({ kind }) => kind);

  it("shows whose clock runs, of one organisation, within a span, and what is called", async () => {
    const receivable = await system.confirmed(system.terms("K-1"));
    const clocks = await due();
    expect(kinds(clocks)).to.deep.equal(["ledger.cutoff", "receivables.overdue", "receivables.payment"]);
    expect(clocks[1]).to.deep.include({ orgs: [2], isDue: false, isCalled: true, subject: receivable });
    expect(kinds(await due("--org", "3"))).to.deep.equal(["ledger.cutoff"]);
    expect(kinds(await due("--org", "5"))).to.deep.equal([]);
    expect(kinds(await due("--within", "30d"))).to.deep.equal([]);
    expect(kinds(await due("--within", "100d"))).to.have.length(3);
    expect((await call("due", "--within", "soon")).code).to.equal("1 USAGE");
    const { out } = await tally([...where, "--wide", "due"], KEY);
    expect(out)
      .to.match(/^until +organisation +clock +what follows +of$/m)
      .and.to.contain("it is marked as overdue");
  });

  it("calls with --once what is due, and ends", async () => {
    expect(await keep("--once")).to.include({ ok: true, called: 0, refused: 0 });
    await system.pass(97);
    const [overdue] = (await due()).filter(({ isDue, isCalled }) => isDue && isCalled);
    expect(overdue?.kind).to.equal("receivables.overdue");
    expect(await keep("--once", "--only", "ledger.redeem, receivables.close")).to.include({ called: 0 });
    expect(await keep("--once")).to.include({ called: 1, account: developmentWallet(19).address });
    expect(kinds(await due())).to.deep.equal(["receivables.default"]);
  });

  it("runs until it is told to stop, tells how it is, and takes up what fell due meanwhile", async () => {
    const { supplier, inDays } = system;
    const run = () => {
      const args = [MAIN, ...where, "--json", "keep", ...store(), "--port", "0"];
      return startProgram(process.execPath, args, { env: { ...process.env, ...KEY } });
    };
    const later = { dueDate: inDays(250) };
    await supplier.client.receivables.registerReceivablesAndWait({ receivables: [system.terms("K-2", later)] });
    const first = run();
    const { url } = JSON.parse(await first.firstLine) as { readonly url: string };
    const health = async () => (await fetch(`${url}/health`)).json() as Promise<Record<string, unknown>>;
    while ((await health()).nextAt === null) await new Promise(setImmediate);
    expect(await health()).to.deep.include({ ok: true, called: 0, refused: 0, problems: {} });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics)
      .to.match(/^tallystick_outbox_pending 0$/m)
      .and.not.to.match(/^tallystick_problems\{/m);
    await system.pass(31);
    while ((await health()).called !== 1) await new Promise(setImmediate);
    const ended = await first.stop("SIGTERM");
    expect(ended.status, ended.stderr).to.equal(0);
    expect(ended.stderr).to.contain("receivables.expire").and.not.to.contain(KEY.TALLY_KEY.slice(2));
    const second = run();
    await second.firstLine;
    expect((await second.stop("SIGINT")).status).to.equal(0);
  });

  it("does not start without a store, with a kind that nobody knows, or on a port that is taken", async () => {
    expect((await call("keep", "--once")).code).to.equal("1 USAGE");
    expect((await keep("--once", "--only", "receivables.payment")).code).to.equal("1 ARGUMENT_INVALID");
    expect((await keep("--once", "--most", "0")).code).to.equal("1 ARGUMENT_INVALID");
    expect((await call("keep", "--once", "--store", join(folder, "no/where.sqlite"))).code).to.equal(
      "1 FILE_UNWRITABLE",
    );
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    expect((await keep("--port", String((taken.address() as AddressInfo).port))).code).to.equal("1 PORT_TAKEN");
    await new Promise((resolve) => taken.close(resolve));
  });
});

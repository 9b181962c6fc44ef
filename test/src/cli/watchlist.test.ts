import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connectAll } from "../../../src/sdk/all.ts";
import { admitted } from "../../../src/testing/admit.ts";
import { type ChildProgram, startProgram } from "../../../src/testing/child.ts";
import { commands, type ServedSystem, servedSystem, temporaryFolder } from "../../../src/testing/command-line.ts";
import { watchlistSubjects } from "../../../src/testing/watchlist-subjects.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");
const HASH = keccak256("0x01");

describe("tally watchlist", function () {
  this.timeout(120_000);
  let system: ServedSystem;
  let folder: string;
  let operator: ReturnType<typeof commands>;
  let bank: ReturnType<typeof commands>;
  let regulator: ReturnType<typeof commands>;
  const running: ChildProgram[] = [];
  const at = (name: string) => join(folder, name);
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

  before(async () => {
    system = await servedSystem();
    folder = temporaryFolder();
    operator = commands(system);
    [bank, regulator] = [commands(system, 6), commands(system, 7)];
    const { provider, deployment } = system.client;
    const member = (index: number) => connectAll({ signer: developmentWallet(index).connect(provider), deployment });
    const [ours, second, third] = [await member(1), await member(6), await member(7)];
    await admitted([ours], second, "Lending bank");
    await admitted([ours, second], third, "Court", ["REGULATOR"]);
  });
  afterEach(async () => {
    for (const program of running.splice(0)) await program.stop("SIGKILL");
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await system.close();
  });

  async function serve(list: string, ...more: string[]) {
    const args = ["watchlist", "serve", list, "--keys", at("keys.json"), "--store", at("list.sqlite"), "--port", "0"];
    const program = startProgram(process.execPath, [MAIN, ...system.where, "--json", ...args, ...more]);
    running.push(program);
    return { program, url: (JSON.parse(await program.firstLine) as { url: string }).url };
  }

  it("makes a list, reports, finds, objects, corrects, and stops on SIGTERM", async () => {
    const subjects = watchlistSubjects(3, 3);
    writeFileSync(at("all.txt"), subjects.map(({ kind, identifier }) => `${kind} ${identifier}`).join("\n"));
    writeFileSync(at("one.txt"), `\n${subjects[0]?.kind}\t${subjects[0]?.identifier.toLowerCase()}\n`);
    const made = await operator.done("watchlist", "key", "--keys", at("keys.json"));
    expect(made).to.include({ epoch: 1 });
    expect(statSync(at("keys.json")).mode & 0o777).to.equal(0o600);
    const { list } = await operator.done("watchlist", "create", "defaulters", "--keys", at("keys.json"), "--k", "2");
    const { program, url } = await serve(String(list), "--publish-every", "0");
    const where = [String(list), "--url", url];
    const evidence = ["--reason", "3", "--evidence", HASH, "--until", until];
    const { reported } = await bank.done("watchlist", "report", ...where, "--subjects", at("one.txt"), ...evidence);
    const [{ tag }] = reported as [{ tag: string }];
    const publish = () => operator.done("watchlist", "publish", String(list), "--store", at("list.sqlite"));
    expect((await publish()).roots).to.have.length(1);
    const query = async () => {
      const kept = ["--receipts", at("receipts.json")];
      const { results } = await bank.done("watchlist", "query", ...where, "--subjects", at("all.txt"), ...kept);
      return (results as { listed: boolean; tag: string }[]).map(({ listed }) => listed);
    };
    expect(await query()).to.deep.equal([true, false, false]);
    expect(JSON.parse(readFileSync(at("receipts.json"), "utf8")).receipts).to.have.length(3);
    expect(statSync(at("receipts.json")).mode & 0o777).to.equal(0o600);
    expect((await publish()).counted).to.deep.equal([2]);
    expect(await bank.done("watchlist", "points", String(list), "2")).to.include({
      points: 86,
      locked: 10,
      queries: 4,
    });

    const which = [String(list), "--tag", tag];
    expect(await bank.fails("watchlist", "earn", ...which)).to.equal("1 Watchlist_NotMature");
    expect(await bank.fails("watchlist", "concede", ...which)).to.equal("1 Watchlist_WrongStatus");
    await regulator.done("watchlist", "object", ...which, "--org", "2", "--grounds", HASH);
    const decision = [
      "watchlist",
      "decide",
      ...[String(list), "uphold", "--tag", tag],
      "--org",
      "2",
      "--reasoning",
      HASH,
    ];
    expect(await regulator.fails(...decision)).to.equal("1 Watchlist_NotArbiter");
    expect(await bank.done("watchlist", "concede", ...which)).to.include({ status: "Corrected" });
    await publish();
    expect(await query()).to.deep.equal([false, false, false]);
    expect(await bank.fails("watchlist", "withdraw", ...which)).to.equal("1 Watchlist_WrongStatus");

    await operator.done("watchlist", "key", "--keys", at("keys.json"));
    const rotate = ["watchlist", "rotate", String(list), "--keys", at("keys.json"), "--starts"];
    expect(await operator.fails(...rotate, "2020-01-01")).to.equal("1 Watchlist_StartInvalid");
    expect(await operator.done(...rotate, until)).to.include({ epoch: 2 });
    const { watchlist } = await operator.done("watchlist", "show", String(list));
    expect(watchlist).to.nested.include({ operator: 1, epoch: 1, "next.epoch": 2 });
    const ended = await program.stop("SIGTERM");
    expect([ended.status, ended.stdout.trim().split("\n").length], ended.stderr).to.deep.equal([0, 1]);
    const secret = JSON.parse(readFileSync(at("keys.json"), "utf8")).epochs[0].secretKey as string;
    for (const each of [secret, ...subjects.map(({ identifier }) => identifier)]) {
      expect(ended.stderr).to.not.include(each);
    }
  });

  it("publishes by itself while it serves", async () => {
    rmSync(at("list.sqlite"), { force: true });
    await operator.done("watchlist", "key", "--keys", at("own.json"));
    const { list } = await operator.done("watchlist", "create", "by itself", "--keys", at("own.json"));
    const { program } = await serve(String(list), "--keys", at("own.json"), "--publish-every", "1");
    for (let root: unknown = null; root === null; ) ({ root } = await operator.done("watchlist", "show", String(list)));
    expect((await program.stop("SIGINT")).status).to.equal(0);
    rmSync(at("list.sqlite"), { force: true });
  });

  it("refuses a key file that others read, subjects that are none, and a store of another list", async () => {
    await operator.done("watchlist", "key", "--keys", at("open.json"));
    const { list } = await operator.done("watchlist", "create", "another", "--keys", at("open.json"));
    chmodSync(at("open.json"), 0o644);
    expect(await operator.fails("watchlist", "key", "--keys", at("open.json"))).to.equal("1 KEY_FILE_OPEN");
    writeFileSync(at("bad.txt"), "CN-USCC 91000000000000000A");
    const query = [String(list), "--url", "http://127.0.0.1:1", "--subjects"];
    expect(await bank.fails("watchlist", "query", ...query, at("bad.txt"))).to.equal("1 SUBJECT_INVALID");
    writeFileSync(at("good.txt"), "CN-USCC 91000000000000000K");
    expect(await bank.fails("watchlist", "query", ...query, at("good.txt"))).to.equal("75 WATCHLIST_UNREACHABLE");
    await operator.done("watchlist", "publish", String(list), "--store", at("other.sqlite"));
    const foreign = ["watchlist", "publish", HASH, "--store", at("other.sqlite")];
    expect(await operator.fails(...foreign)).to.equal("1 WATCHLIST_STORE_FOREIGN");
    const nowhere = ["watchlist", "publish", String(list), "--store", at("no/where.sqlite")];
    expect(await operator.fails(...nowhere)).to.equal("1 FILE_UNWRITABLE");
  });
});

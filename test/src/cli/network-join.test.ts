import { chmodSync, cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { parse } from "smol-toml";
import type { Network, NetworkNode } from "../../../src/network/model/network.ts";
import { nodeKey } from "../../../src/network/model/node-key.ts";
import { tally, temporaryFolder } from "../../../src/testing/command-line.ts";
import { commandsOf } from "../../../src/testing/documents.ts";
import { parseCommand } from "../../../src/testing/parse-command.ts";

const account = (name: string) => `0x${id(name).slice(-40)}`;
const FOUR = ["river-authority", "plant", "laboratory", "bank"].map((name, n) => ({
  name,
  host: `10.0.0.${n + 1}`,
  accounts: [account(name)],
}));
const HARBOUR = { name: "harbour", host: "10.0.0.5", accounts: [account("harbour")] };

interface Answer {
  readonly network: Network;
  readonly nodes: readonly NetworkNode[];
  readonly candidates: readonly NetworkNode[];
  readonly said: string;
  readonly code?: string;
  readonly values: { readonly field?: string; readonly problems?: readonly { readonly file: string }[] };
}

describe("tally network join", function () {
  this.timeout(60_000);
  let folder: string;
  let network: Network;
  /** The network of the four, from which each test begins. */
  let four: string;
  before(async () => {
    folder = temporaryFolder();
    ({ network } = await init());
    four = folder;
  });
  after(() => rmSync(four, { recursive: true, force: true }));
  beforeEach(() => {
    folder = temporaryFolder();
    cpSync(join(four, "net"), at("net"), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const at = (...names: string[]) => join(folder, ...names);
  const text = (...names: string[]) => readFileSync(at(...names), "utf8");
  const call = async (...args: string[]): Promise<Answer> => {
    const { exitCode, json, out, err } = await tally(["--json", "network", ...args]);
    const printed = json() as unknown as Answer & { error: Answer };
    return exitCode === 0 ? { ...printed, said: out + err } : printed.error;
  };
  const file = (json: unknown) => {
    writeFileSync(at("given.json"), JSON.stringify(json));
    return at("given.json");
  };
  const init = (organisations: unknown = FOUR) =>
    call("init", "--organisations", file(organisations), "--out", at("net"));
  const joinAs = (json: unknown, out = "joined") =>
    call("join", "--network", at("net"), "--organisation", file(json), "--out", at(out));

  it("makes keys that are their owner's alone, says none of them, and everything that the organisation needs", async () => {
    const { nodes, candidates, network: grown, said } = await joinAs({ ...HARBOUR, validators: 2 });
    expect(nodes.map(({ name, validator }) => `${name} ${validator}`)).to.deep.equal([
      "harbour-1 false",
      "harbour-2 false",
    ]);
    expect(candidates).to.deep.equal(nodes);
    expect(grown.nodes).to.deep.equal([...network.nodes, ...nodes]);
    expect(grown.genesisHash).to.equal(network.genesisHash);
    expect(text("joined/harbour/genesis.json")).to.equal(text("net/genesis.json"));
    for (const { folder: node, address } of nodes) {
      expect(statSync(at("joined", node, "key")).mode & 0o777).to.equal(0o600);
      const key = text("joined", node, "key");
      expect(nodeKey(key).address).to.equal(address);
      for (const public_ of [said, text("joined/joining.md"), text("joined/harbour/organisation.json")]) {
        expect(public_).not.to.include(key.slice(2));
      }
    }
    expect(existsSync(at("joined/harbour/systemd/besu@.service"))).to.equal(true);
    const targets = JSON.parse(text("joined/prometheus/targets/nodes-harbour.json"));
    expect(targets).to.have.length(2);
    const other = await call("check", "--network", at("joined"));
    expect(other, JSON.stringify(other)).to.include({ nodes: 6 });
  });

  it("gives the others lists with it in them, which keep what a node has beside", async () => {
    const [lists, own] = ["plant/plant-1/permissions_config.toml", account("added by a PERM call")];
    const before = text("net", lists);
    // As Besu writes it.
    const { "nodes-allowlist": nodes, "accounts-allowlist": accounts } = parse(before) as Record<string, string[]>;
    writeFileSync(
      at("net", lists),
      `nodes-allowlist=${JSON.stringify(nodes)}\naccounts-allowlist=${JSON.stringify([...(accounts ?? []), own])}`,
    );
    rmSync(at("net/bank"), { recursive: true });
    const { network: grown, nodes: fresh } = await joinAs(HARBOUR);
    const enodes = grown.nodes.map(({ enode }) => enode);
    for (const { name, organisation, folder: node, enode } of network.nodes) {
      const allowed = parse(text("joined", node, "permissions_config.toml"));
      expect(allowed["nodes-allowlist"], name).to.deep.equal(enodes);
      const extra = organisation === "plant" ? [own] : [];
      expect(allowed["accounts-allowlist"], name).to.have.members([...grown.accounts, ...extra]);
      expect(JSON.parse(text("joined", node, "static-nodes.json"))).to.have.members(
        enodes.filter((each) => each !== enode),
      );
    }
    expect(grown.accounts).to.include(account("harbour")).and.have.length(5);
    expect(fresh).to.have.length(1);
    cpSync(at("joined/plant"), at("net/plant"), { recursive: true });
    cpSync(at("joined/network.json"), at("net/network.json"));
    for (const name of ["river-authority", "laboratory"]) rmSync(at("net", name), { recursive: true });
    expect(await call("check", "--network", at("net"))).to.include({ nodes: 5 });
  });

  it("comes to the same network wherever it is run with the public keys, and makes no key there", async () => {
    await joinAs(HARBOUR);
    const { nodes } = await joinAs(JSON.parse(text("joined/harbour/organisation.json")), "again");
    for (const same of [
      "network.json",
      "joining.md",
      "bank/bank-1/static-nodes.json",
      "harbour/harbour-1/config.toml",
    ]) {
      expect(text("again", same)).to.equal(text("joined", same));
    }
    expect(nodes[0]?.address).to.equal(nodeKey(text("joined/harbour/harbour-1/key")).address);
    expect(existsSync(at("again/harbour/harbour-1/key"))).to.equal(false);
  });

  it("says how the validators vote, with commands that there are", async () => {
    const { nodes } = await joinAs(HARBOUR);
    const joining = text("joined/joining.md");
    const commands = commandsOf(joining);
    for (const command of commands) await parseCommand(command);
    const [{ address }] = nodes as [NetworkNode];
    const voting = (verb: string) => commands.filter((command) => command.endsWith(`network vote ${verb} ${address}`));
    expect([voting("add"), voting("discard")].map(({ length }) => length)).to.deep.equal([4, 4]);
    expect(joining).to.include("3 of\n4 validators have to vote so");
    expect(commands.filter((command) => command.endsWith("network reload"))).to.have.length(4);
    await joinAs({ ...HARBOUR, validators: 0 }, "observer");
    expect(text("observer/joining.md")).not.to.include("vote");
  });

  it("writes bearer tokens' keys and names tokens where JSON-RPC asks for them", async () => {
    rmSync(at("net"), { recursive: true });
    await call("init", "--organisations", file(FOUR), "--out", at("net"), "--rpc-access", "jwt");
    await joinAs(HARBOUR);
    expect(statSync(at("joined/harbour/jwt.key")).mode & 0o777).to.equal(0o600);
    const calls = commandsOf(text("joined/joining.md")).filter((command) => command.includes("--rpc "));
    for (const command of calls) expect(command).to.match(/^--rpc http:\/\/10\.0\.0\.\d:8545 --rpc-token-file TOKEN /);
  });

  const taken = nodeKey(id("taken"));
  for (const [what, json, code, field] of [
    ["a name that is taken", { ...HARBOUR, name: "plant" }, "NETWORK_JOIN_REFUSED", "/name"],
    [
      "a port that is taken",
      { ...HARBOUR, host: "10.0.0.2", ports: [{ p2p: 8_545 }] },
      "ORGANISATIONS",
      "/0/ports/0/p2p",
    ],
    ["an address out of reach", { ...HARBOUR, host: "127.0.0.1" }, "NETWORK_JOIN_REFUSED", "/host"],
    ["a key off the curve", { ...HARBOUR, publicKeys: [`0x${"11".repeat(64)}`] }, "ORGANISATIONS", "/0/publicKeys/0"],
    ["a key that is not known", { ...HARBOUR, key: taken.privateKey }, "ORGANISATIONS", "/0/key"],
    [
      "a private key for a public one",
      { ...HARBOUR, publicKeys: [taken.privateKey] },
      "ORGANISATIONS",
      "/0/publicKeys/0",
    ],
    ["a private key for an account", { ...HARBOUR, accounts: [taken.privateKey] }, "ORGANISATIONS", "/0/accounts/0"],
    ["a private key for an organisation", [taken.privateKey], "ORGANISATIONS", "/0"],
    ["others beside it", [HARBOUR, { name: "mill", host: "10.0.0.6" }], "ORGANISATIONS", ""],
  ] as const) {
    it(`refuses ${what}, and writes nothing`, async () => {
      const answer = await joinAs(json);
      const expected = code === "ORGANISATIONS" ? "NETWORK_ORGANISATIONS_INVALID" : code;
      expect([answer.code, answer.values.field]).to.deep.equal([expected, field]);
      expect(existsSync(at("joined"))).to.equal(false);
      expect(JSON.stringify(answer)).not.to.include(taken.privateKey.slice(2));
    });
  }

  it("takes the next ports on a machine that has a node", async () => {
    const { nodes } = await joinAs({ ...HARBOUR, host: "10.0.0.2" });
    expect(nodes[0]).to.deep.include({ p2pPort: 30_304, rpcPort: 8_547, wsPort: 8_548, metricsPort: 9_546 });
  });

  it("refuses the key of another node", async () => {
    const { enode = "" } = network.nodes[2] ?? {};
    const answer = await joinAs({ ...HARBOUR, publicKeys: [`0x${enode.slice(8, 136)}`] });
    expect([answer.code, answer.values.field]).to.deep.equal(["NETWORK_JOIN_REFUSED", "/publicKeys/0"]);
  });

  it("refuses a name that gives a node the name of another's", async () => {
    for (const name of ["plant-1", "bank"]) {
      expect(await joinAs({ ...HARBOUR, name })).to.deep.include({ code: "NETWORK_JOIN_REFUSED" });
    }
    const path = at("net/network.json");
    const odd = JSON.parse(text("net/network.json"));
    odd.nodes[0].name = "harbour-1";
    odd.nodes[0].folder = "river-authority/harbour-1";
    writeFileSync(path, JSON.stringify(odd));
    expect(await joinAs(HARBOUR)).to.deep.include({ code: "NETWORK_JOIN_REFUSED" });
  });

  it("refuses accounts where the network has no list of them: the list would be these alone", async () => {
    rmSync(at("net"), { recursive: true });
    await init(FOUR.map(({ name, host }) => ({ name, host })));
    const answer = await joinAs(HARBOUR);
    expect([answer.code, answer.values.field]).to.deep.equal(["NETWORK_JOIN_REFUSED", "/accounts"]);
    const { network: grown } = await joinAs({ name: "harbour", host: "10.0.0.5" });
    expect(grown.accounts).to.deep.equal([]);
  });

  it("refuses a network whose files are of another, or whose keys others can read", async () => {
    const genesis = text("net/genesis.json");
    for (const name of ["", "plant/", "bank/", "laboratory/", "river-authority/"]) {
      writeFileSync(at(`net/${name}genesis.json`), genesis.replace(/"gasLimit": "[^"]*"/, '"gasLimit": "0x1"'));
    }
    expect(await joinAs(HARBOUR)).to.include({ code: "NETWORK_NOT_CONSISTENT" });
    for (const name of ["", "plant/", "bank/", "laboratory/", "river-authority/"]) {
      writeFileSync(at(`net/${name}genesis.json`), genesis);
    }
    chmodSync(at("net/plant/plant-1/key"), 0o644);
    const open = await joinAs(HARBOUR);
    expect(open.code).to.equal("NETWORK_NOT_CONSISTENT");
    expect(open.values.problems?.[0]?.file).to.equal("plant/plant-1/key");
    expect(existsSync(at("joined"))).to.equal(false);
  });

  it("never writes over anything, and needs a genesis", async () => {
    await joinAs(HARBOUR);
    const key = text("joined/harbour/harbour-1/key");
    expect(await joinAs(HARBOUR)).to.include({ code: "NETWORK_FOLDER_EXISTS" });
    expect(text("joined/harbour/harbour-1/key")).to.equal(key);
    for (const name of ["", "plant/", "bank/", "laboratory/", "river-authority/"])
      rmSync(at(`net/${name}genesis.json`));
    expect(await joinAs(HARBOUR, "again")).to.include({ code: "FILE_UNREADABLE" });
  });
});

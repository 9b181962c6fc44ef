import { createPublicKey, verify } from "node:crypto";
import {
  chmodSync,
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
import type { Inconsistency } from "../../../src/network/model/inconsistency.ts";
import type { Network } from "../../../src/network/model/network.ts";
import { tally, temporaryFolder } from "../../../src/testing/command-line.ts";

const [ALLOWED, NO_LIST] = ["/accounts-allowlist", "accounts-allowlist = 1"];
const BLOCK_PERIOD = "/config/qbft/blockperiodseconds";
const ACCOUNTS = [`0x${"ab".repeat(20)}`];
const FOUR = ["river-authority", "plant", "laboratory", "bank"].map((name) => ({
  name,
  host: "127.0.0.1",
  accounts: ACCOUNTS,
}));

/** What a command printed; of one that failed, what it says of the error. */
interface Answer {
  readonly network: Network;
  /** All that it printed. */
  readonly said: string;
  readonly code?: string;
  readonly exitCode?: number;
  readonly values: { readonly problems: readonly Inconsistency[] };
}

describe("tally network", function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const at = (...names: string[]) => join(folder, ...names);
  const modeOf = (path: string) => statSync(path).mode & 0o777;
  const call = async (...args: string[]): Promise<Answer> => {
    const { exitCode, json, out, err } = await tally(["--json", "network", ...args]);
    const printed = json() as unknown as Answer & { error: Answer };
    return exitCode === 0 ? { ...printed, said: out + err } : { ...printed.error, exitCode };
  };
  const organisations = (json: unknown) => {
    writeFileSync(at("organisations.json"), JSON.stringify(json));
    return ["--organisations", at("organisations.json")];
  };
  const init = (json: unknown, ...more: string[]) => call("init", ...organisations(json), "--out", at("net"), ...more);

  it("init writes keys that are their owner's alone and says none of them", async () => {
    const { network, said } = await init(FOUR, "--cores", "2");
    expect(network.nodes).to.have.length(4);
    expect(network).to.deep.include({ chainId: 20_260, gasLimit: 10_000_000, rpc: "loopback" });
    expect(modeOf(at("net"))).to.equal(0o700);
    for (const { folder: node } of network.nodes) {
      expect(modeOf(at("net", node, "key"))).to.equal(0o600);
      const key = readFileSync(at("net", node, "key"), "utf8");
      expect(key).to.match(/^0x[0-9a-f]{64}$/);
      expect(said).not.to.include(key.slice(2));
    }
    expect(JSON.parse(readFileSync(at("net/network.json"), "utf8"))).to.deep.equal(network);
    expect(await call("check", "--network", at("net"))).to.include({ nodes: 4, genesisHash: network.genesisHash });
    const again = await init(FOUR);
    expect(again).to.include({ code: "NETWORK_FOLDER_EXISTS", exitCode: 1 });
  });

  it("init takes no --rpc for --rpc-access, and writes nothing then", async () => {
    expect(await init(FOUR, "--rpc", "jwt")).to.deep.include({ code: "USAGE", values: { rpc: "jwt" } });
    expect(existsSync(at("net"))).to.equal(false);
    expect((await init(FOUR, "--rpc-access", "jwt")).network.rpc).to.equal("jwt");
  });

  describe("keys", () => {
    const keys = (name: string, host: string, ...more: string[]) =>
      call("keys", name, "--host", host, "--out", at("own"), ...more);

    it("are made by each organisation, of which the others get the public half; init fits to them", async () => {
      const machines = FOUR.map(({ name }, n) => [name, `10.0.0.${n + 1}`] as const);
      const said: string[] = [];
      for (const [name, host] of machines) said.push((await keys(name, host, "--jwt")).said);
      const files = machines.map(([name]) => at("own", name, "organisation.json"));
      const { network } = await call("init", "--organisations", ...files, "--out", at("net"), "--rpc-access", "jwt");
      for (const { folder: node, organisation } of network.nodes) {
        for (const secret of [`${node}/key`, `${organisation}/jwt.key`]) {
          expect(existsSync(at("net", secret)), secret).to.equal(false);
          expect(modeOf(at("own", secret))).to.equal(0o600);
          const text = readFileSync(at("own", secret), "utf8");
          expect(said.join()).not.to.include(text.slice(2));
          // What it was given, beside what it keeps.
          cpSync(at("net", organisation), at("own", organisation), { recursive: true });
        }
        expect(modeOf(at("own", node, "key"))).to.equal(0o600);
      }
      cpSync(at("net/network.json"), at("own/network.json"));
      expect(await call("check", "--network", at("own"))).to.include({ nodes: 4, genesisHash: network.genesisHash });
      writeFileSync(at("own/bank/bank-1/key"), `0x${"11".repeat(32)}`);
      expect((await call("check", "--network", at("own"))).values.problems[0]).to.include({ file: "bank/bank-1/key" });
    });

    it("are never made anew where there are some", async () => {
      await keys("plant", "10.0.0.2");
      const before = readFileSync(at("own/plant/plant-1/key"), "utf8");
      expect(await keys("plant", "10.0.0.2")).to.include({ code: "NETWORK_FOLDER_EXISTS" });
      expect(readFileSync(at("own/plant/plant-1/key"), "utf8")).to.equal(before);
    });

    it("are as many as there are nodes, and one without a validator", async () => {
      await keys("plant", "10.0.0.2", "--validators", "2");
      await keys("bank", "10.0.0.3", "--validators", "0", "--accounts", `${ACCOUNTS}`);
      expect(readdirSync(at("own/plant"))).to.have.members(["organisation.json", "plant-1", "plant-2"]);
      const files = ["plant", "bank"].map((name) => at("own", name, "organisation.json"));
      const { nodes, accounts } = (await call("init", "--organisations", ...files, "--out", at("net"))).network;
      expect(nodes.map(({ name, validator }) => `${name} ${validator}`)).to.deep.equal([
        "plant-1 true",
        "plant-2 true",
        "bank-1 false",
      ]);
      expect(accounts).to.deep.equal(ACCOUNTS);
    });

    it("are not made for what init would not take", async () => {
      for (const [name, host, ...more] of [
        ["Plant", "10.0.0.2"],
        ["plant", "node.example"],
        ["plant", "10.0.0.2", "--accounts", "0x12"],
        ["plant", "10.0.0.2", "--validators", "32"],
      ] as const) {
        expect(await keys(name, host, ...more)).to.include({ code: "NETWORK_ORGANISATIONS_INVALID" });
      }
      expect(existsSync(at("own"))).to.equal(false);
    });
  });

  it("init writes nothing where the organisations are wrong", async () => {
    expect(await init([{ name: "plant" }])).to.deep.include({ code: "NETWORK_ORGANISATIONS_INVALID" });
    expect(await init(FOUR, "--validators", "0")).to.include({ code: "USAGE" });
    expect(await init([{ ...FOUR[0], validators: 2 }], "--validators", "3")).to.include({
      code: "NETWORK_ORGANISATIONS_INVALID",
    });
    expect(existsSync(at("net"))).to.equal(false);
    expect(await call("init", "--organisations", at("none.json"), "--out", at("net"))).to.include({
      code: "FILE_UNREADABLE",
    });
    mkdirSync(at("net"));
    writeFileSync(at("net/mine.txt"), "mine");
    expect(await init(FOUR)).to.include({ code: "NETWORK_FOLDER_EXISTS" });
    expect(readFileSync(at("net/mine.txt"), "utf8")).to.equal("mine");
  });

  it("init says that fewer than four validators bear no fault", async () => {
    expect((await init(FOUR.slice(0, 3))).said).to.include("With 3 validators the chain stops");
    rmSync(at("net"), { recursive: true });
    expect((await init(FOUR)).said).not.to.include("the chain stops");
  });

  it("init takes chain id, block period and gas limit as they are given", async () => {
    const { network } = await init(FOUR, "--chain-id", "7", "--block-period", "5", "--gas-limit", "12345678");
    expect(network).to.include({ chainId: 7, blockPeriodSeconds: 5, requestTimeoutSeconds: 10, gasLimit: 12_345_678 });
  });

  it("token signs for an organisation's nodes, with the key that init made", async () => {
    await init(FOUR, "--rpc-access", "jwt");
    const key = at("net/plant/jwt.key");
    expect(modeOf(key)).to.equal(0o600);
    const made = await call("token", "--jwt-key", key, "--out", at("token"), "--days", "2");
    expect(modeOf(at("token"))).to.equal(0o600);
    const [head, claims, signature] = readFileSync(at("token"), "utf8").trim().split(".") as [string, string, string];
    expect(made.said).not.to.include(signature);
    const said = JSON.parse(Buffer.from(claims, "base64url").toString());
    expect(said.permissions).to.deep.equal(["eth:*", "net:*", "web3:*"]);
    expect(said.exp - said.iat).to.equal(2 * 86_400);
    const pem = createPublicKey(readFileSync(at("net/plant/jwt.pub"), "utf8"));
    const signed = { key: pem, dsaEncoding: "ieee-p1363" } as const;
    expect(verify("sha256", Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, "base64url"))).to.equal(
      true,
    );
    const again = (...more: string[]) => call("token", "--jwt-key", key, "--out", at("other"), ...more);
    expect(await again("--permissions", "eth")).to.include({ code: "NETWORK_TOKEN_INVALID" });
    expect(await call("token", "--jwt-key", at("token"), "--out", at("other"))).to.include({
      code: "NETWORK_TOKEN_INVALID",
    });
    chmodSync(key, 0o640);
    expect(await again()).to.include({ code: "KEY_FILE_OPEN" });
    expect(existsSync(at("other"))).to.equal(false);
  });

  describe("check", () => {
    const problemsOf = async () => {
      const { code, values } = await call("check", "--network", at("net"));
      expect(code).to.equal("NETWORK_NOT_CONSISTENT");
      return values;
    };
    const change = (path: string, from: string | RegExp, to: string) => {
      const before = readFileSync(at("net", path), "utf8");
      expect(before.replace(from, to)).not.to.equal(before);
      writeFileSync(at("net", path), before.replace(from, to));
    };
    let four: string;
    before(async () => {
      folder = temporaryFolder();
      await init(FOUR);
      four = folder;
    });
    after(() => rmSync(four, { recursive: true, force: true }));
    beforeEach(() => cpSync(join(four, "net"), at("net"), { recursive: true }));

    for (const [what, path, from, to, field] of [
      ["a misspelt key of a genesis", "plant/genesis.json", "zeroBaseFee", "zeroBasefee", "/config/zeroBasefee"],
      ["the genesis of another network", "genesis.json", /"gasLimit": "[^"]*"/, '"gasLimit": "0x1"', ""],
      ["another chain id", "bank/genesis.json", "20260", "20261", "/config/chainId"],
      ["another block period", "bank/genesis.json", '"blockperiodseconds": 2', '"blockperiodseconds": 1', BLOCK_PERIOD],
      ["a key that another copy lacks", "bank/genesis.json", '"epochlength": 30000', '"epochlength": 1000', ""],
      ["a misspelt option", "plant/plant-1/config.toml", "min-gas-price", "min-gas-prize", "/min-gas-prize"],
      ["a gas price", "plant/plant-1/config.toml", "min-gas-price = 0", "min-gas-price = 1000", "/min-gas-price"],
      ["a port of another", "bank/bank-1/config.toml", /^rpc-http-port = .*$/m, "rpc-http-port = 1", "/rpc-http-port"],
      ["another node's key", "plant/plant-1/key", /^.*$/, `0x${"11".repeat(32)}`, ""],
      ["a node that is not allowed", "plant/plant-1/permissions_config.toml", /30303"/, '30999"', "/nodes-allowlist"],
      ["a port that begins the same", "plant/plant-1/permissions_config.toml", /30303"/, '303030"', "/nodes-allowlist"],
      ["an account that is not allowed", "bank/bank-1/permissions_config.toml", /"0x/, '"0y', ALLOWED],
      ["a list that is none", "bank/bank-1/permissions_config.toml", /accounts-allowlist = .*/s, NO_LIST, ALLOWED],
      ["a node that is not connected to", "bank/bank-1/static-nodes.json", /30303"/, '30999"', ""],
    ] as const) {
      it(`finds ${what}`, async () => {
        change(path, from, to);
        const { problems } = await problemsOf();
        expect(problems).to.have.length(1);
        expect(problems[0]).to.include({ file: path, field });
      });
    }

    it("finds a key that others can read", async () => {
      chmodSync(at("net/plant/plant-1/key"), 0o644);
      expect((await problemsOf()).problems[0]?.file).to.equal("plant/plant-1/key");
    });

    it("refuses a network.json that is none", async () => {
      change("network.json", '"chainId": 20260', '"chainId": "20260"');
      expect(await call("check", "--network", at("net"))).to.deep.include({ code: "NETWORK_FILE_INVALID" });
      expect(await call("check", "--network", at("nowhere"))).to.deep.include({ code: "FILE_UNREADABLE" });
    });

    it("looks only at the folders that are there", async () => {
      rmSync(at("net/plant"), { recursive: true });
      expect(await call("check", "--network", at("net"))).to.include({ nodes: 4 });
    });
  });
});

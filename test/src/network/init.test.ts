import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { id } from "ethers";
import { parse } from "smol-toml";
import { chooseTiming } from "../../../src/network/init/choose-timing.ts";
import { planNodes } from "../../../src/network/init/plan-nodes.ts";
import { checkNetwork } from "../../../src/network/model/check-network.ts";
import { decodeExtraData } from "../../../src/network/model/extra-data.ts";
import { enodeUrl, nodeKey } from "../../../src/network/model/node-key.ts";
import { parseNetwork } from "../../../src/network/model/parse-network.ts";
import { parseOrganisations } from "../../../src/network/model/parse-organisations.ts";
import { requireBesuConfig, requireGenesis } from "../../../src/network/model/require-known.ts";
import { refused } from "../../../src/testing/errors.ts";
import { NETWORK_CASES, plannedCase, showPlanned } from "../../../src/testing/network.ts";

const PUBLIC_KEY = nodeKey(id("a")).publicKey;
const VECTORS = join(import.meta.dirname, "../../vectors/network");

describe("a network of Besu nodes, planned", () => {
  for (const validators of [1, 4, 7] as const) {
    describe(`with ${validators} validators`, () => {
      const planned = plannedCase(validators);
      const { network } = planned;
      const contents = new Map(planned.files.map(({ path, content }) => [path, content]));
      const textOf = (path: string) => contents.get(path) as string;

      it("is what is kept for it", () => {
        const kept = readFileSync(join(VECTORS, `${validators}-validators.txt`), "utf8");
        expect(showPlanned(planned)).to.equal(kept.slice(kept.indexOf("\n") + 1));
      });

      it("has a genesis that Besu knows, with those validators", () => {
        const genesis: unknown = JSON.parse(textOf("genesis.json"));
        requireGenesis(genesis);
        const addresses = network.nodes.filter(({ validator }) => validator).map(({ address }) => address);
        expect(addresses).to.have.length(validators);
        expect(decodeExtraData(genesis.extraData).validators).to.deep.equal(addresses.toSorted());
        for (const { organisation } of network.nodes) {
          expect(textOf(`${organisation}/genesis.json`)).to.equal(textOf("genesis.json"));
        }
      });

      it("says in network.json what its files say", () => {
        expect(parseNetwork(JSON.parse(textOf("network.json")))).to.deep.equal(network);
        const read = (path: string) => contents.get(path);
        expect(checkNetwork(network, read, read)).to.deep.equal([]);
      });

      it("configures every node with keys that Besu knows, and no port twice on a machine", () => {
        const taken = network.nodes.map((node) => {
          const config = requireBesuConfig(textOf(`${node.folder}/config.toml`));
          expect(config).to.include({ "min-gas-price": 0, "discovery-enabled": false, "rpc-max-logs-range": 5_000 });
          const ports = ["p2p-port", "rpc-http-port", "rpc-ws-port", "metrics-port"].map((key) => config[key]);
          return ports.map((port) => `${node.host}:${port}`);
        });
        expect(new Set(taken.flat()).size).to.equal(4 * network.nodes.length);
      });

      it("lets every node speak to every other", () => {
        const enodes = network.nodes.map(({ enode }) => enode);
        for (const { folder, enode } of network.nodes) {
          const lists = parse(textOf(`${folder}/permissions_config.toml`));
          expect(lists["nodes-allowlist"]).to.deep.equal(enodes);
          expect(lists["accounts-allowlist"]).to.deep.equal(network.accounts);
          const others: unknown = JSON.parse(textOf(`${folder}/static-nodes.json`));
          expect(others).to.deep.equal(enodes.filter((each) => each !== enode));
        }
      });

      it("has each private key in one file, which is its owner's alone, and none of who keeps its own", () => {
        const secrets = planned.files.filter(({ path }) => /(^|\/)(key|jwt\.key)$/.test(path));
        const keys = secrets.filter(({ path }) => path.endsWith("/key")).map(({ path }) => path);
        const { organisations } = NETWORK_CASES[validators];
        const keepers = organisations.filter(({ publicKeys }) => publicKeys !== undefined).map(({ name }) => name);
        const others = network.nodes.filter(({ organisation }) => !keepers.includes(organisation));
        expect(keys).to.deep.equal(others.map(({ folder }) => `${folder}/key`));
        for (const { folder, enode } of network.nodes) {
          expect(enode).to.include(textOf(`${folder}/key.pub`).slice(2));
        }
        for (const { content, mode, path } of secrets) {
          expect(mode, path).to.equal(0o600);
          const open = planned.files.filter((file) => file.path !== path && /\/key$/.test(path));
          expect(open.filter((file) => file.content?.includes(content as string))).to.deep.equal([]);
        }
      });
    });
  }

  it("opens JSON-RPC beyond the machine to nobody without a token or a certificate", () => {
    for (const [validators, key] of [
      [4, "rpc-http-authentication-enabled"],
      [7, "rpc-http-tls-client-auth-enabled"],
    ] as const) {
      const { network, files } = plannedCase(validators);
      for (const { folder } of network.nodes) {
        const text = files.find(({ path }) => path === `${folder}/config.toml`)?.content ?? "";
        expect(requireBesuConfig(text)).to.include({ [key]: true });
      }
    }
    const { files } = plannedCase(1);
    const alone = files.find(({ path }) => path.endsWith("config.toml"))?.content ?? "";
    expect(requireBesuConfig(alone)).to.include({ "rpc-http-host": "127.0.0.1", "rpc-ws-host": "127.0.0.1" });
  });

  it("takes no configuration with an option that Besu does not know, or of another kind", async () => {
    for (const [toml, field] of [
      ["rpc-http-prt = 1", "/rpc-http-prt"],
      ['rpc-http-port = "8545"', "/rpc-http-port"],
      ['rpc-http-api = ["EEA"]', "/rpc-http-api/0"],
      ['sync-mode = "FAST"', "/sync-mode"],
      ["min-gas-price", ""],
    ] as const) {
      const error = await refused(() => requireBesuConfig(toml), "NETWORK_CONFIG_INVALID");
      expect(error.values.field).to.equal(field);
    }
  });

  it("derives address and enode of a key as Ethereum does", async () => {
    const key = nodeKey("0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318");
    expect(key.address).to.equal("0x2c7536e3605d9c16a7a3d7b1898e529396a65c23");
    expect(enodeUrl(key, "10.0.0.1", 30_303)).to.match(/^enode:\/\/[0-9a-f]{128}@10\.0\.0\.1:30303$/);
    const zero = `0x${"00".repeat(32)}`;
    for (const wrong of ["", "0x12", zero, `0x${"ff".repeat(32)}`, id("x").slice(2, 20)]) {
      await refused(() => nodeKey(wrong), "NETWORK_KEY_INVALID");
    }
  });

  it("bounds a block by what the machines bear", () => {
    const of = (cores: number, validatorsPerMachine: number, blockPeriodSeconds?: number) =>
      chooseTiming({ cores, validatorsPerMachine, blockPeriodSeconds });
    expect(of(2, 4)).to.deep.equal({ blockPeriodSeconds: 2, requestTimeoutSeconds: 4, gasLimit: 10_000_000 });
    expect(of(2, 1).gasLimit).to.equal(20_000_000);
    expect(of(4, 2).gasLimit).to.equal(36_000_000);
    expect(of(64, 1).gasLimit).to.equal(60_000_000);
    expect(of(4, 1, 5)).to.include({ blockPeriodSeconds: 5, requestTimeoutSeconds: 10 });
    expect(of(4, 1, 1)).to.include({ blockPeriodSeconds: 1, requestTimeoutSeconds: 4 });
  });

  it("shares validators among organisations that do not say how many they have", async () => {
    const counts = (validators: number | undefined, ...given: (number | undefined)[]) =>
      planNodes(
        given.map((each, n) => ({ name: `o${n}`, host: "127.0.0.1", ...(each !== undefined && { validators: each }) })),
        validators,
      ).map(({ nodes }) => nodes.filter(({ validator }) => validator).length);
    expect(counts(undefined, undefined, undefined)).to.deep.equal([1, 1]);
    expect(counts(7, undefined, undefined, undefined)).to.deep.equal([3, 2, 2]);
    expect(counts(7, 3, undefined, undefined)).to.deep.equal([3, 2, 2]);
    expect(counts(4, 0, undefined)).to.deep.equal([0, 4]);
    for (const wrong of [
      () => counts(3, 2, 2),
      () => counts(5, 2, 2),
      () => counts(undefined, 0),
      () => counts(1, 3, undefined),
    ]) {
      await refused(wrong, "NETWORK_ORGANISATIONS_INVALID");
    }
  });

  const good = { name: "plant", host: "10.0.0.1" };
  for (const [what, json, field] of [
    ["no list", {}, ""],
    ["no organisation", [], ""],
    ["no host", [{ name: "plant" }], "/0/host"],
    ["no name", [{ host: "10.0.0.1" }], "/0/name"],
    ["a key that is not known", [{ ...good, validator: 1 }], "/0/validator"],
    ["a name that leaves the folder", [{ ...good, name: "../plant" }], "/0/name"],
    ["a name with a capital", [{ ...good, name: "Plant" }], "/0/name"],
    ["a name of another folder", [{ ...good, name: "grafana" }], "/0/name"],
    ["a name of a device", [{ ...good, name: "con" }], "/0/name"],
    ["a name twice", [good, { ...good, host: "10.0.0.2" }], "/1/name"],
    ["a name that a node has", [good, { ...good, name: "plant-1", host: "10.0.0.2" }], "/1/name"],
    ["a host's name", [{ ...good, host: "node.example" }], "/0/host"],
    ["an incomplete address", [{ ...good, host: "10.1" }], "/0/host"],
    ["an address of everybody", [{ ...good, host: "0.0.0.0" }], "/0/host"],
    [
      "loopback beside another machine",
      [
        { ...good, host: "127.0.0.1" },
        { name: "bank", host: "10.0.0.2" },
      ],
      "/1/host",
    ],
    ["an account that is none", [{ ...good, accounts: ["0x12"] }], "/0/accounts/0"],
    ["an account twice", [{ ...good, accounts: [`0x${"aA".repeat(20)}`, `0x${"aa".repeat(20)}`] }], "/0/accounts/1"],
    ["a port that is none", [{ ...good, ports: [{ p2p: 70_000 }] }], "/0/ports/0/p2p"],
    ["a port twice", [{ ...good, ports: [{ p2p: 8_545, rpc: 8_545 }] }], "/0/ports/0/rpc"],
    ["more ports than nodes", [{ ...good, ports: [{}, {}] }], "/0/ports"],
    ["a public key that is none", [{ ...good, publicKeys: ["0x12"] }], "/0/publicKeys/0"],
    ["a public key off the curve", [{ ...good, publicKeys: [`0x${"11".repeat(64)}`] }], "/0/publicKeys/0"],
    ["no public key in its list", [{ ...good, publicKeys: [] }], "/0/publicKeys"],
    [
      "more public keys than nodes",
      [{ ...good, publicKeys: [PUBLIC_KEY, nodeKey(id("b")).publicKey] }],
      "/0/publicKeys",
    ],
    ["a public key twice", [{ ...good, validators: 2, publicKeys: [PUBLIC_KEY, PUBLIC_KEY] }], "/0/publicKeys/1"],
    [
      "a public key of another",
      [
        { ...good, publicKeys: [PUBLIC_KEY] },
        { ...good, name: "bank", publicKeys: [PUBLIC_KEY.toUpperCase().replace("X", "x")] },
      ],
      "/1/publicKeys/0",
    ],
    [
      "a port of another on the same machine",
      [
        { ...good, ports: [{ p2p: 1 }] },
        { ...good, name: "b", ports: [{ ws: 1 }] },
      ],
      "/1/ports/0/ws",
    ],
  ] as const) {
    it(`refuses organisations with ${what}, and names it`, async () => {
      const error = await refused(() => planNodes(parseOrganisations(json)), "NETWORK_ORGANISATIONS_INVALID");
      expect(error.values.field).to.equal(field);
    });
  }
});

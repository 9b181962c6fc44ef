import { expect } from "chai";
import { refused } from "../../../../src/testing/errors.ts";
import { limitsOf } from "../../../../src/vault/config/config.ts";
import { parseVaultConfig } from "../../../../src/vault/config/parse-config.ts";

const KEY = `0x${"11".repeat(32)}`;
const resource = `0x${"ab".repeat(32)}`;
const placeholder = (name: string) => `$${"{"}${name}}`;
const good = {
  chain: { url: "http://127.0.0.1:8545", deployment: "deployments/embedded.json" },
  provider: { key: KEY },
  store: { folder: "vault", contents: "contents", keyFile: "vault.key" },
};

describe("the configuration of a vault", () => {
  it("is taken from JSON, with variables and bounds filled in", () => {
    const given = { ...good, provider: { key: placeholder("VAULT_KEY") }, limits: { rows: 5 } };
    const config = parseVaultConfig(given, { VAULT_KEY: KEY });
    expect(config.provider.key).to.equal(KEY);
    expect(limitsOf(config)).to.deep.equal({ rows: 5, bytes: 2 ** 30, atOnce: 8, sessionSeconds: 900 });
  });

  it("is refused with the key and the value at fault, and never with a secret", async () => {
    const policy = "policy.json";
    const dataspaceOf = (changes: object) => ({
      baseUrl: "https://v.example/dsp",
      members: [{ org: 2, address: "https://b.example/dsp", ...changes }],
    });
    const bad: readonly [string, unknown, unknown][] = [
      ["/store", { ...good, store: undefined }, undefined],
      ["/more", { ...good, more: 1 }, undefined],
      ["/chain/url", { ...good, chain: { ...good.chain, url: "ftp://node" } }, "ftp://node"],
      ["/api/port", { ...good, api: { port: 70_000 } }, 70_000],
      ["/store/contents", { ...good, store: { ...good.store, contents: "vault/contents" } }, "vault/contents"],
      ["/limits/rows", { ...good, limits: { rows: 0 } }, 0],
      ["/provider/key", { ...good, provider: { key: KEY.slice(0, 60) } }, undefined],
      ["/provider/key", { ...good, provider: { key: `0x${"00".repeat(32)}` } }, undefined],
      ["/provider/key", { ...good, provider: { key: placeholder("UNSET") } }, undefined],
      ["/compute/tables", { ...good, compute: { policy, tables: { "Load; drop": resource } } }, "Load; drop"],
      [
        "/compute/tables/other",
        { ...good, compute: { policy, tables: { load: resource, other: resource } } },
        resource,
      ],
      ["/dataspace/members", { ...good, dataspace: { baseUrl: "https://v.example/dsp" } }, undefined],
      ["/dataspace/baseUrl", { ...good, dataspace: { baseUrl: "ftp://v", members: [] } }, "ftp://v"],
      ["/dataspace/members/0/org", { ...good, dataspace: dataspaceOf({ org: 0 }) }, 0],
      ["/dataspace/members/0/address", { ...good, dataspace: dataspaceOf({ address: "https://a@b" }) }, "https://a@b"],
    ];
    for (const [key, json, value] of bad) {
      const text = JSON.parse(JSON.stringify(json));
      const error = await refused(() => parseVaultConfig(text, {}), "VAULT_CONFIG_INVALID");
      expect([error.values.key, error.values.value], key).to.deep.equal([key, value]);
      if (key.startsWith("/provider")) expect(error.message + JSON.stringify(error.values)).not.to.contain("1111");
    }
  });
});

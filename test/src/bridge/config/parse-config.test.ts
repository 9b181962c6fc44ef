import { expect } from "chai";
import { parseConfig } from "../../../../src/bridge/config/parse-config.ts";
import { refused } from "../../../../src/testing/errors.ts";

const KEY = `0x${"5e".repeat(32)}`;
const MINIMAL = {
  chain: { url: "http://127.0.0.1:8545", deployment: "deployments/localhost.json" },
  gateway: { key: KEY },
  store: { folder: "data" },
  stations: [{ station: 1, proposes: true }],
};

type Change = (config: Record<string, never> & typeof MINIMAL) => void;

async function refusal(change: Change, key: string, environment = {}) {
  const config = structuredClone(MINIMAL) as never;
  change(config);
  const error = await refused(() => parseConfig(config, environment), "CONFIG_INVALID");
  expect(error.values.key, error.message).to.equal(key);
  return error;
}

describe("the configuration of a bridge", () => {
  it("is taken as it is, small and large", () => {
    expect(parseConfig(structuredClone(MINIMAL), {})).to.deep.equal(MINIMAL);
    const large = {
      ...MINIMAL,
      chain: { ...MINIMAL.chain, maxInFlight: 5 },
      batch: { maxCount: 100, maxAgeSeconds: 0.5, carryLatest: false },
      api: { host: "0.0.0.0", port: 0, cosignKey: "sixteen-and-more", cosignSkewSeconds: 60, allowOrigins: ["*"] },
      mqtt: [{ url: "mqtt://b", version: "5", clientId: "a", shareGroup: "g", tls: { ca: "ca.pem" } }],
      hj212: { port: 9_000 },
      absence: true,
      stations: [
        {
          station: 1,
          proposes: true,
          cosigners: [{ url: "http://b", key: "sixteen-and-more" }],
          quota: { rate: 1, burst: 1 },
          mqtt: { filter: "weir/#" },
          http: { key: "weir", keyDigests: ["ab".repeat(32)] },
          hj212: {
            A1: { dialect: "2017", utcOffset: 480, units: { w01014: "mS/cm" }, ignored: ["w1"], connections: 1 },
          },
        },
        { station: 2, proposes: false },
      ],
    };
    expect(parseConfig(large, {})).to.deep.equal(large);
  });

  it("wants a number of transactions in flight that is one", async () => {
    for (const maxInFlight of [0, 1.5, 10_001, "5"]) {
      await refusal((config) => Object.assign(config.chain, { maxInFlight }), "/chain/maxInFlight");
    }
  });

  describe("of several workers", () => {
    const SENDER = `0x${"6f".repeat(32)}`;
    const store = { folder: "data", postgres: "postgres://bridge@db/readings" };
    const mqtt = [{ url: "mqtt://b", version: "5", clientId: "a", shareGroup: "g" }];
    const workers = { name: "worker-1", senderKey: SENDER };
    const refusedWith = (part: object, key: string) =>
      refusal((config) => Object.assign(config, structuredClone({ store, mqtt, workers }), part), key);

    it("is taken as it is", () => {
      const config = { ...MINIMAL, store, mqtt, workers: { ...workers, leaseSeconds: 2.5 } };
      expect(parseConfig(structuredClone(config), {})).to.deep.equal(config);
    });

    it("wants a name, an account of its own, and a time that can be kept", async () => {
      for (const name of ["", "a b", "a".repeat(65)]) {
        const error = await refusedWith({ workers: { ...workers, name } }, "/workers/name");
        expect(error.values.value).to.equal(name);
      }
      for (const leaseSeconds of [0.5, 21, "5"]) {
        const error = await refusedWith({ workers: { ...workers, leaseSeconds } }, "/workers/leaseSeconds");
        expect(error.values.value).to.equal(leaseSeconds);
      }
      for (const senderKey of ["0x12", `0x${"00".repeat(32)}`, KEY]) {
        const error = await refusedWith({ workers: { ...workers, senderKey } }, "/workers/senderKey");
        expect(error.message).not.to.include(senderKey);
      }
      await refusedWith({ workers: { name: "worker-1" } }, "/workers/senderKey");
      const error = await refusedWith({ workers: SENDER }, "/workers");
      expect(error.message).not.to.include(SENDER);
    });

    it("wants what workers share: a database, and subscriptions", async () => {
      await refusedWith({ store: { folder: "data" } }, "/workers");
      const [broker] = mqtt;
      const error = await refusedWith({ mqtt: [{ ...broker, version: "3.1.1" }] }, "/mqtt/0/version");
      expect(error.values.value).to.equal("3.1.1");
      const { shareGroup: _, ...alone } = broker as (typeof mqtt)[0];
      await refusedWith({ mqtt: [broker, { ...alone, clientId: "b" }] }, "/mqtt/1/shareGroup");
    });
  });

  it("takes origins, and no addresses of pages", async () => {
    for (const origin of ["charts.example", "https://charts.example/", "ftp://charts.example", ""]) {
      await refusal((config) => Object.assign(config, { api: { allowOrigins: [origin] } }), "/api/allowOrigins/0");
    }
  });

  it("takes secrets from the environment", async () => {
    const placeholder = ["$", "{GATEWAY_KEY}"].join("");
    const config = { ...MINIMAL, gateway: { key: placeholder }, store: { folder: `a ${placeholder}` } };
    const parsed = parseConfig(config, { GATEWAY_KEY: KEY });
    expect(parsed.gateway.key).to.equal(KEY);
    expect(parsed.store, "only as a whole value").to.deep.equal(config.store);
    for (const environment of [{}, { GATEWAY_KEY: "" }]) {
      const error = await refused(() => parseConfig(config, environment), "CONFIG_INVALID");
      expect(error.message).to.include("GATEWAY_KEY");
      expect(error.values.key).to.equal("/gateway/key");
    }
  });

  it("is refused with the key and what was expected", async () => {
    await refused(() => parseConfig(null, {}), "CONFIG_INVALID");
    await refused(() => parseConfig([], {}), "CONFIG_INVALID");
    for (const part of ["chain", "gateway", "store", "stations"] as const) {
      await refusal((config) => delete (config as Record<string, unknown>)[part], `/${part}`);
    }
    await refusal((config) => Object.assign(config, { colour: 1 }), "/colour");
    await refusal((config) => Object.assign(config.chain, { url: "" }), "/chain/url");
    await refusal((config) => Object.assign(config, { stations: [] }), "/stations");
    await refusal((config) => Object.assign(config, { absence: "yes" }), "/absence");
    await refusal((config) => Object.assign(config, { batch: { maxCount: 0 } }), "/batch/maxCount");
    await refusal((config) => Object.assign(config, { batch: { maxAgeSeconds: 0 } }), "/batch/maxAgeSeconds");
    await refusal((config) => Object.assign(config, { api: { port: 70_000 } }), "/api/port");
    await refusal((config) => Object.assign(config, { api: { cosignSkewSeconds: -1 } }), "/api/cosignSkewSeconds");
    await refusal(
      (config) => Object.assign(config, { mqtt: [{ url: "x", version: "4", clientId: "a" }] }),
      "/mqtt/0/version",
    );
    await refusal((config) => Object.assign(config.stations[0] as object, { station: 0 }), "/stations/0/station");
    await refusal(
      (config) => Object.assign(config.stations[0] as object, { quota: { rate: 1 } }),
      "/stations/0/quota/burst",
    );
    const twice = await refusal(
      (config) => config.stations.push({ station: 1, proposes: false }),
      "/stations/1/station",
    );
    expect(twice.values).to.include({ value: 1, reason: "is there twice" });
    await refusal(
      (config) => Object.assign(config.stations[0] as object, { proposes: false, cosigners: [] }),
      "/stations/0/cosigners",
    );
    const wrong = await refusal((config) => Object.assign(config, { hj212: { port: "9000" } }), "/hj212/port");
    expect(wrong.values.value).to.equal("9000");
  });

  it("is refused where two stations would share what tells them apart", async () => {
    const two = (part: object, key: string) =>
      refusal((config) => {
        const all = { mqtt: [{ url: "mqtt://b", version: "5", clientId: "a" }], hj212: { port: 9_000 } };
        Object.assign(config, all, { stations: [1, 2].map((station) => ({ station, proposes: true, ...part })) });
      }, key);
    await two({ http: { key: "weir", keyDigests: ["ab".repeat(32)] } }, "/stations/1/http/key");
    await two({ hj212: { A1: { dialect: "2017" } } }, "/stations/1/hj212/A1");
    const broker = { url: "mqtt://b", version: "5", clientId: "a" };
    await refusal((config) => Object.assign(config, { mqtt: [broker, broker] }), "/mqtt/1/clientId");
    const other = { ...MINIMAL, mqtt: [broker, { ...broker, url: "mqtt://c" }] };
    expect(parseConfig(other, {})).to.deep.equal(other);
  });

  it("is refused where a station sends by what the bridge does not listen to", async () => {
    const station = (part: object) => (config: object) =>
      Object.assign((config as typeof MINIMAL).stations[0] ?? {}, part);
    await refusal(station({ mqtt: { filter: "weir/#" } }), "/stations/0/mqtt");
    await refusal(station({ hj212: { A1: { dialect: "2017" } } }), "/stations/0/hj212");
  });

  it("wants a key that can sign, and addresses that are some", async () => {
    const order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    for (const key of ["00".repeat(32), order])
      await refusal((config) => Object.assign(config.gateway, { key: `0x${key}` }), "/gateway/key");
    for (const url of ["garbage", "ftp://node", "127.0.0.1:8545"]) {
      const error = await refusal((config) => Object.assign(config.chain, { url }), "/chain/url");
      expect([error.values.value, error.message]).to.deep.equal([
        url,
        `/chain/url wants an address that begins with http:// or https://, is "${url}"`,
      ]);
      const mqtt = [{ url, version: "5", clientId: "a" }];
      await refusal((config) => Object.assign(config, { mqtt }), "/mqtt/0/url");
      const cosigners = [{ url, key: "sixteen-and-more" }];
      await refusal(
        (config) => Object.assign(config.stations[0] as object, { cosigners }),
        "/stations/0/cosigners/0/url",
      );
    }
  });

  it("keeps secrets out of messages and values", async () => {
    const secret = "hunter2";
    const changes: [Change, string][] = [
      [(config) => Object.assign(config.gateway, { key: secret }), "/gateway/key"],
      [(config) => Object.assign(config, { api: { cosignKey: secret } }), "/api/cosignKey"],
      [
        (config) => Object.assign(config, { mqtt: [{ url: "x", version: "5", clientId: "a", password: [secret] }] }),
        "/mqtt/0/password",
      ],
      [
        (config) => Object.assign(config.stations[0] as object, { cosigners: [{ url: "x", key: { secret } }] }),
        "/stations/0/cosigners/0/key",
      ],
      [(config) => Object.assign(config.store, { postgres: [secret] }), "/store/postgres"],
      [
        (config) => Object.assign(config.stations[0] as object, { hj212: { A1: { dialect: "2017", password: 123 } } }),
        "/stations/0/hj212/A1/password",
      ],
    ];
    for (const [change, key] of changes) {
      const { message, values } = await refusal(change, key);
      expect(message + JSON.stringify(values)).not.to.match(/hunter2|123/);
    }
  });
});

import { expect } from "chai";
import { parse } from "yaml";
import { parseConfig } from "../../../src/bridge/config/parse-config.ts";
import { readKit } from "../../../src/cli/network/shared/read-kit.ts";
import { planKit } from "../../../src/network/kit/plan-kit.ts";
import { parseRelayConfig } from "../../../src/relay/config/parse-config.ts";
import { plannedCase } from "../../../src/testing/network.ts";

const kit = readKit();
const filesOf = (validators: 1 | 4 | 7) =>
  planKit({ network: plannedCase(validators).network, kit, newPassword: () => "password", user: "1000:1000" });
const textIn = (files: ReturnType<typeof filesOf>, path: string) =>
  files.find((file) => file.path === path)?.content as string;

describe("programs of an organisation", () => {
  it("have each a unit, and a service where all nodes are on one machine", () => {
    const files = filesOf(1);
    const units = files.flatMap(({ path }) => /^plant\/systemd\/tally-([a-z]+)\.service$/.exec(path)?.[1] ?? []);
    const { services } = parse(textIn(files, "compose.yaml")) as { services: Record<string, { profiles?: string[] }> };
    const programs = Object.keys(services).filter((name) => services[name]?.profiles !== undefined);
    expect(programs).to.have.members([...units, "mosquitto"]);
  });

  it("begin with a configuration of a relayer that the relayer takes", () => {
    const { api, store } = parseRelayConfig(JSON.parse(textIn(filesOf(1), "programs/relay.json")));
    // The vault's and the keeper's are others.
    expect(api.port).to.equal(8_096);
    expect(store).to.equal("/var/lib/tally/relay.sqlite");
  });

  it("are led to the organisation's node and to the folder of their unit, on a machine of its own", () => {
    const files = filesOf(4);
    const { chain, store } = JSON.parse(textIn(files, "plant/programs/bridge.json"));
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the bridge fills it from its environment
    expect(chain).to.include({ url: "http://10.0.0.2:8545", token: "${RPC_TOKEN}" });
    expect(store.folder).to.equal("/var/lib/tally-bridge");
    expect(parseRelayConfig(JSON.parse(textIn(files, "plant/programs/relay.json"))).store).to.equal(
      "/var/lib/tally-relay/relay.sqlite",
    );
  });

  it("may be several workers of one bridge: unit, configuration and broker know each", () => {
    const files = filesOf(4);
    const acl = textIn(files, "mosquitto/acl");
    const unit = textIn(files, "plant/systemd/tally-bridge@.service");
    const [gateway, sender] = [`0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`];
    const environment = {
      GATEWAY_KEY: gateway,
      SENDER_KEY: sender,
      RPC_TOKEN: "abc.def",
      STORE_URL: "postgres://tally:p@127.0.0.1:5432/tally",
      MQTT_PASSWORD: "p",
    };
    const workers = [1, 2, 3].map((n) => {
      const config = parseConfig(JSON.parse(textIn(files, `plant/programs/bridge-${n}.json`)), environment);
      const name = `bridge-${n}`;
      expect(config.workers?.name).to.equal(name);
      expect(config.mqtt?.map((each) => [each.clientId, each.username, each.shareGroup])).to.deep.equal([
        [name, name, "bridge"],
      ]);
      expect(acl).to.include(`user ${name}\ntopic read tally/#\ntopic write tally-commands/#\n`);
      const filled = unit.replaceAll("%i", String(n));
      expect(filled)
        .to.include(`--config /etc/tallystick/${name}.json`)
        .and.to.include(`StateDirectory=tally-${name}\n`);
      expect(config.store.folder).to.equal(`/var/lib/tally-${name}`);
      return config;
    });
    expect(new Set(workers.map(({ api }) => api?.port)).size).to.equal(3);
    const { stations } = parseConfig(JSON.parse(textIn(files, "plant/programs/bridge.json")), environment);
    for (const each of workers) expect(each.stations).to.deep.equal(stations);
  });

  it("show a certificate where the node asks for one", () => {
    const { chain } = JSON.parse(textIn(filesOf(7), "b/programs/bridge.json"));
    expect(chain.url).to.match(/^https:/);
    expect(chain.tls).to.deep.equal({ cert: "bridge.pem", key: "bridge.key", ca: "ca.pem" });
    expect(textIn(filesOf(7), "b/systemd/tally-keeper.service")).to.include(
      "TALLY_RPC_CERT=/etc/tallystick/keeper.pem TALLY_RPC_KEY=/etc/tallystick/keeper.key TALLY_RPC_CA=/etc/tallystick/ca.pem ",
    );
  });
});

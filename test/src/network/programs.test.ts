import { expect } from "chai";
import { parse } from "yaml";
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
});

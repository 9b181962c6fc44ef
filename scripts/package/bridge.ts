import { equal } from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startProgram } from "../../src/testing/child.ts";
import { plainEnvironment, succeed } from "./run-command.ts";

const API_KEY = "key-of-the-logger";

/**
 * Takes a station with one sensor and one gateway into service on a chain of `tally up`, and prints the station's number and
 * the gateway's key; with a station's number, waits until its first reading is sealed.
 */
const FIELD = `
import { readFileSync } from "node:fs";
import { HDNodeWallet, JsonRpcProvider, Mnemonic, Wallet } from "ethers";
import { parseDeployment, streamEvents } from "tallystick";
import { connectAll } from "tallystick/all";
import { feedsContract } from "tallystick/sensing";

const [rpc, file, sealed] = process.argv.slice(2);
const connection = { cacheTimeout: -1, staticNetwork: true, pollingInterval: 50, batchStallTime: 0 };
const provider = new JsonRpcProvider(rpc, undefined, connection);
const deployment = parseDeployment(JSON.parse(readFileSync(file, "utf8")));
const mnemonic = Mnemonic.fromPhrase("test test test test test test test test test test test junk");
const wallet = (n) => new Wallet(HDNodeWallet.fromMnemonic(mnemonic, "m/44'/60'/0'/0/" + n).privateKey, provider);
const [founder, operator, regulator] = await Promise.all([1, 2, 3].map((n) => connectAll({ signer: wallet(n), deployment })));

if (sealed !== undefined) {
  // From the first block on, whenever it was sealed; and nothing of it is under way when the provider goes.
  const batches = { contracts: [feedsContract], events: ["BatchSealed"], pollInterval: 50 };
  for await (const { type, args } of streamEvents(founder, batches)) {
    if (type === "event" && args.station === BigInt(sealed)) break;
  }
  console.log((await founder.feeds.getHead({ station: Number(sealed) })).lastSeq);
} else {
  const voters = [founder];
  const admit = async (member, name, roles) => {
    const { address } = member.sender;
    const proposal = founder.council.buildAdmitProposal({ name, roles, admin: address });
    const { proposalId } = await founder.council.proposeAndWait({ proposal });
    for (const voter of voters) await voter.council.voteAndWait({ proposalId, support: "for" });
    await founder.council.queueAndWait({ proposalId });
    await founder.council.executeAndWait({ proposalId });
    await member.members.enrolAndWait({ account: address, duties: ["ADMIN", "MAKER"] });
    voters.push(member);
  };
  await admit(operator, "Hydrology Office", ["STATION_OPERATOR"]);
  await admit(regulator, "River Authority", ["REGULATOR"]);
  const gateway = wallet(4);
  await operator.members.enrolAndWait({ account: gateway.address, duties: ["DEVICE"] });
  const place = { name: "Mill Weir", reach: "Lower", latitude: 41.7, longitude: -111.8 };
  const { station } = await operator.stations.proposeStationAndWait(place);
  await regulator.stations.approveStationAndWait({ station });
  const set = { station, gateways: [gateway.address], quorum: 1 };
  await operator.stations.proposeGatewaysAndWait(set);
  await regulator.stations.approveGatewaysAndWait(set);
  const ph = { parameter: "w01001", unit: "[pH]", scale: 2, interval: 900 };
  const ranges = { range: { min: 0, max: 1400 }, limit: { min: null, max: null } };
  const { sensor } = await operator.sensors.proposeSensorAndWait({ station, ...ph, ...ranges });
  await regulator.sensors.approveSensorAndWait({ sensor });
  console.log(JSON.stringify({ station, key: gateway.privateKey }));
}
provider.destroy();
`;

/** The bridge in a program of one's own: takes one reading, seals it, and prints how far the chain is. */
const PROGRAM = `
import { readFileSync } from "node:fs";
import { JsonRpcProvider } from "ethers";
import { connect, parseDeployment } from "tallystick";
import { openBridge, parseConfig, silentLogger } from "tallystick/bridge";
import { getHead } from "tallystick/sensing";

const [file, folder, apiKey] = process.argv.slice(2);
const parsed = parseConfig(JSON.parse(readFileSync(file, "utf8")), process.env);
const deployment = parseDeployment(JSON.parse(readFileSync(parsed.chain.deployment, "utf8")));
const bridge = await openBridge({ config: { ...parsed, store: { folder } }, deployment, log: silentLogger });
const { status } = await fetch(bridge.url + "/v1/stations/weir/readings", {
  method: "POST",
  headers: { authorization: "Bearer " + apiKey, "content-type": "application/senml+json" },
  body: JSON.stringify([{ bt: Date.now() / 1000, n: "w01001", u: "pH", v: 7.61 }]),
});
await bridge.flush();
const provider = new JsonRpcProvider(parsed.chain.url, undefined, { staticNetwork: true, cacheTimeout: -1 });
const client = await connect({ provider, deployment });
console.log(status, (await getHead(client, { station: parsed.stations[0].station })).lastSeq);
provider.destroy();
await bridge.close();
`;

/** `tally bridge run`, from the package: its threads start, and a reading that is posted is sealed. Then a program goes on with the same store. */
export async function checkBridge(folder: string, tally: string): Promise<void> {
  writeFileSync(join(folder, "field.js"), FIELD.trimStart());
  writeFileSync(join(folder, "program.js"), PROGRAM.trimStart());
  const programs: ReturnType<typeof startProgram>[] = [];
  const start = (...args: string[]) => {
    const program = startProgram(tally, ["--json", ...args], { cwd: folder, env: plainEnvironment() });
    programs.push(program);
    return program;
  };
  const field = (...args: string[]) => succeed(folder, process.execPath, "field.js", ...args);
  try {
    const deployment = join(folder, "deployments", "embedded.json");
    const { url: rpc } = JSON.parse(await start("up", "--port", "0").firstLine);
    const { station, key } = JSON.parse(field(rpc, deployment));
    mkdirSync(join(folder, "gateway"), { recursive: true });
    const keyDigests = [createHash("sha256").update(API_KEY).digest("hex")];
    const config = {
      chain: { url: rpc, deployment },
      gateway: { key },
      store: { folder: "store" },
      batch: { maxAgeSeconds: 1 },
      api: { port: 0 },
      stations: [{ station, proposes: true, http: { key: "weir", keyDigests } }],
    };
    const file = join(folder, "gateway", "bridge.json");
    writeFileSync(file, JSON.stringify(config));
    const running = start("bridge", "run", "--config", file);
    const { url } = JSON.parse(await running.firstLine);
    const posted = await fetch(`${url}/v1/stations/weir/readings`, {
      method: "POST",
      headers: { authorization: `Bearer ${API_KEY}`, "content-type": "application/senml+json" },
      body: JSON.stringify([{ bt: Date.now() / 1_000 - 60, n: "w01001", u: "pH", v: 7.52 }]),
    });
    equal(posted.status, 202, await posted.text());
    equal(field(rpc, deployment, String(station)).trim(), "1");
    equal((await running.stop("SIGTERM")).status, 0);
    const store = join(folder, "gateway", "store");
    equal(succeed(folder, process.execPath, "program.js", file, store, API_KEY).trim(), "202 2");
  } finally {
    for (const program of programs.reverse()) equal((await program.stop("SIGTERM")).status, 0);
  }
}

/**
 * Runs a bridge by a configuration file, sends readings to it as a logger does, and proves one of them on chain.
 *
 *     npm run hardhat -- run examples/bridge/main.ts
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JsonRpcProvider, type Wallet } from "ethers";
import { network } from "hardhat";
import { openBridge, parseConfig } from "../../src/bridge/index.ts";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { deploySystem } from "../../src/deploy/system.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { connect } from "../../src/sdk/index.ts";
import { members, roleBits } from "../../src/sdk/members/index.ts";
import { readingProofOf, sensing, traceReading } from "../../src/sdk/sensing/index.ts";

/** Development keys: everybody has them. Elsewhere each organisation and each gateway makes its own. */
const [deployer, waterworks, authority, gateway] = [0, 1, 2, 3].map(developmentWallet) as [
  Wallet,
  Wallet,
  Wallet,
  Wallet,
];
const API_KEY = "logger-at-mill-weir";

const server = await network.createServer("default", "127.0.0.1", 0);
const { port } = await server.listen();
const url = `http://127.0.0.1:${port}`;
const provider = new JsonRpcProvider(url, undefined, {
  staticNetwork: true,
  cacheTimeout: -1,
  pollingInterval: 50,
  batchStallTime: 0,
});
const folder = mkdtempSync(join(tmpdir(), "bridge-example-"));

// Two organisations, for nobody approves what is its own.
const deployment = await deploySystem({
  signer: deployer.connect(provider),
  config: {
    network: "example",
    founders: [
      { name: "Tally Waterworks", roles: roleBits(["STATION_OPERATOR"]), admin: waterworks.address },
      { name: "River Authority", roles: roleBits(["REGULATOR"]), admin: authority.address },
    ],
    council: { timelockDelay: 0, votingDelay: 0, votingPeriod: 3600 },
  },
});
const operator = (await connect({ signer: waterworks.connect(provider), deployment })).extend(members).extend(sensing);
const regulator = (await connect({ signer: authority.connect(provider), deployment })).extend(members).extend(sensing);
await operator.members.enrolAndWait({ account: waterworks.address, duties: ["ADMIN", "MAKER"] });
await regulator.members.enrolAndWait({ account: authority.address, duties: ["ADMIN", "MAKER"] });
await operator.members.enrolAndWait({ account: gateway.address, duties: ["DEVICE"] });

// A station with one sensor and one gateway. In the field there are several gateways, of organisations that watch each other.
const place = { name: "Mill Weir", reach: "Lower", latitude: 41.74, longitude: -111.83 };
const { station } = await operator.stations.proposeStationAndWait(place);
await regulator.stations.approveStationAndWait({ station });
const gateways = { station, gateways: [gateway.address], quorum: 1 };
await operator.stations.proposeGatewaysAndWait(gateways);
await regulator.stations.approveGatewaysAndWait(gateways);
const { sensor } = await operator.sensors.proposeSensorAndWait({
  station,
  parameter: "w01001",
  unit: "[pH]",
  scale: 2,
  interval: 900,
  range: { min: 0, max: 1_400 },
  limit: { min: 600, max: 900 },
});
await regulator.sensors.approveSensorAndWait({ sensor });

// The configuration as `tally bridge run --config` takes it; here on a port that is free, in a folder that is gone afterwards.
const file = readFileSync(join(import.meta.dirname, "bridge.config.json"), "utf8");
const config = parseConfig(JSON.parse(file), { RPC_URL: url, GATEWAY_KEY: gateway.privateKey });
const bridge = await openBridge({
  config: { ...config, store: { folder }, api: { ...config.api, port: 0 } },
  deployment,
  log: silentLogger,
});
try {
  // SenML: pH 7.52 a quarter of an hour ago, 7.54 now.
  const now = Math.floor(Date.now() / 1_000);
  const pack = [
    { bn: "mill-weir/", n: "w01001", u: "pH", t: now - 900, v: 7.52 },
    { n: "w01001", u: "pH", t: now, v: 7.54 },
  ];
  const response = await fetch(`${bridge.url}/v1/stations/mill-weir/readings`, {
    method: "POST",
    headers: { authorization: `Bearer ${API_KEY}`, "content-type": "application/senml+json" },
    body: JSON.stringify(pack),
  });
  console.log("answered", response.status, await response.json());

  await bridge.flush(); // else after a minute: maxAgeSeconds
  const evidence = readingProofOf(await (await fetch(`${bridge.url}/v1/stations/${station}/readings/2/proof`)).json());
  const { seq, value } = evidence.reading;
  console.log("reading", seq, "is", value / 100, evidence.sensor.unit, "in batch", evidence.batchId);

  const { verdict } = await traceReading(regulator, evidence);
  console.log("on chain it is", verdict);
  const changed = { ...evidence, reading: { ...evidence.reading, value: 700 } };
  console.log("with another value it fails at", (await traceReading(regulator, changed)).verdict);
} finally {
  await bridge.close();
  provider.destroy();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

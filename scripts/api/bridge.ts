/** A bridge to be asked: on the embedded chain, with what makes each route answer. */
import {
  httpStation,
  postPack,
  riverChain,
  STATION_KEY,
  temporaryFolder,
  testBridge,
  weirPack,
} from "../../src/testing/bridge.ts";

export interface AskedBridge {
  /** Address of its API. */
  readonly url: string;
  /** What loggers and gateways show, in `Authorization`. */
  readonly key: string;
  close(): Promise<void>;
}

/** Packs that are posted and sealed, and one that is not sealed. */
const SEALED = 12;
const QUARTER = 900_000;

/** Starts a chain and a bridge with sealed readings, some beyond their limit, and others that are not sealed yet. */
export async function startAskedBridge(): Promise<AskedBridge> {
  const chain = await riverChain();
  const folder = temporaryFolder();
  const weir = chain.stations[1];
  const set = { station: weir, gateways: [chain.gateways[0].address], quorum: 1 };
  await chain.operator.stations.proposeGatewaysAndWait(set);
  await chain.regulator.stations.approveGatewaysAndWait(set);
  const bridge = await testBridge({
    chain,
    key: chain.gateways[0].privateKey,
    folder: folder.path,
    stations: [httpStation(weir, "weir", { proposes: true })],
    config: { batch: { maxAgeSeconds: 3_600 }, api: { cosignKey: STATION_KEY } },
  });
  const first = Date.now() - (SEALED + 1) * QUARTER;
  const post = (n: number) => postPack(bridge.url, "weir", weirPack(first + n * QUARTER, n < 3 ? 9.5 : 7.5, 8.1));
  for (let n = 0; n < SEALED; n++) await post(n);
  await bridge.flush();
  await post(SEALED);
  return {
    url: bridge.url,
    key: STATION_KEY,
    async close() {
      await bridge.close();
      await chain.close();
      folder.cleanUp();
    },
  };
}

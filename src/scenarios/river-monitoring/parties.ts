import { join } from "node:path";
import type { BridgeConfig, StationConfig } from "../../bridge/config/config.ts";
import { developmentWallet } from "../../cli/shared/development.ts";
import type { Client } from "../../sdk/core/client.ts";
import type { Stage } from "../shared/scenario.ts";
import type { Parties } from "./register.ts";

/** Between gateways and from stations; the play is on this machine alone. */
export const API_KEY = "only-for-the-play-on-this-machine";
/** Accounts of the embedded chain: the operator's gateway, which proposes, and the regulator's, which signs too. */
const GATEWAYS = { proposing: 8, signing: 9 } as const;

const A_MONTH_IN_A_MINUTE = { rate: 1_000_000, burst: 10_000_000 };

export function partiesOf(stage: Stage): Parties {
  const member = (name: string): Client => {
    const client = stage.members.get(name);
    if (!client) throw new Error(`${name} is no member`);
    return client;
  };
  return {
    operator: member("Tally Waterworks"),
    regulator: member("River Authority"),
    gateways: [stage.account(GATEWAYS.proposing).address, stage.account(GATEWAYS.signing).address],
  };
}

/** How the gateway of one of the two is set up. Both keep every reading, in a folder of their own. */
export function configOf(
  stage: Stage,
  role: keyof typeof GATEWAYS,
  stations: readonly StationConfig[],
  extra: Partial<BridgeConfig> = {},
): BridgeConfig {
  return {
    chain: { url: stage.url, deployment: "" },
    gateway: { key: developmentWallet(GATEWAYS[role]).privateKey },
    store: { folder: join(stage.folder, role) },
    api: { port: 0, cosignKey: API_KEY },
    stations: stations.map((station) => ({ ...station, quota: A_MONTH_IN_A_MINUTE })),
    ...extra,
  };
}

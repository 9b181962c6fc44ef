import type { IndexedProfile, IndexedUnit } from "../../../sdk/query/custody.ts";
import { queryProfiles, queryUnits } from "../../../sdk/query/custody.ts";
import { everyItem } from "../../../sdk/query/every-item.ts";
import { queryOrganisations } from "../../../sdk/query/members.ts";
import { queryStatus } from "../../../sdk/query/common.ts";
import { API } from "../../api/client.ts";
import { deviceSeconds, keepJson, keptJson } from "../../browser/keep.ts";
import { readJson } from "../../browser/read-json.ts";
import { serverSeconds } from "../../browser/server-seconds.ts";
import type { ClockAlong } from "./chain-time.ts";

/** What a phone takes along to where there is no network. All of it is public. */
export interface Along extends ClockAlong {
  readonly deployment: {
    readonly chainId: number;
    readonly contracts: Readonly<Record<string, { readonly address: string }>>;
  };
  readonly organisations: readonly { readonly org: number; readonly name: string }[];
  readonly profiles: readonly IndexedProfile[];
  /** Units that can be handed over. */
  readonly units: readonly IndexedUnit[];
  /** Whether the chain has more of them than a phone takes along. */
  readonly isCut: boolean;
  /** By the device. */
  readonly takenAt: number;
}

const NAME = "taken along";
const DEPLOYMENT = "/console/deployment";
/** Units that a phone has room for. */
const MOST = 2_000;

async function all<Item>(items: AsyncGenerator<Item>, most: number): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) {
    found.push(item);
    if (found.length === most) break;
  }
  return found;
}

/** Takes along what is there now. @throws where there is no network. */
export async function takeAlong(): Promise<Along> {
  const { asOf } = await queryStatus(API);
  const takenAt = deviceSeconds();
  const units = await all(everyItem(queryUnits, API, { phase: "Active" }), MOST);
  const byServer = await serverSeconds(DEPLOYMENT);
  const along: Along = {
    deployment: await readJson(DEPLOYMENT),
    organisations: (await all(everyItem(queryOrganisations, API, {}), MOST)).map(({ org, name }) => ({ org, name })),
    profiles: await all(everyItem(queryProfiles, API, {}), MOST),
    units: units.filter(({ unit, root }) => unit === root),
    isCut: units.length === MOST,
    slow: byServer === undefined ? 0 : byServer - takenAt,
    chainTime: asOf.time,
    takenAt,
  };
  keepJson(NAME, along);
  return along;
}

/** What was taken along before. */
export const keptAlong = (): Along | undefined => keptJson<Along>(NAME);

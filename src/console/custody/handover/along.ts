import type { IndexedProfile, IndexedUnit } from "../../../sdk/query/custody.ts";
import { queryProfiles, queryUnits } from "../../../sdk/query/custody.ts";
import { everyItem } from "../../../sdk/query/every-item.ts";
import { queryOrganisations } from "../../../sdk/query/members.ts";
import { queryStatus } from "../../../sdk/query/common.ts";
import { API } from "../../api/client.ts";
import { deviceSeconds, keepJson, keptJson } from "../../browser/keep.ts";
import { readJson } from "../../browser/read-json.ts";

/** What a phone takes along to where there is no network. All of it is public. */
export interface Along {
  readonly deployment: {
    readonly chainId: number;
    readonly contracts: Readonly<Record<string, { readonly address: string }>>;
  };
  readonly organisations: readonly { readonly org: number; readonly name: string }[];
  readonly profiles: readonly IndexedProfile[];
  /** Units that can be handed over. */
  readonly units: readonly IndexedUnit[];
  /** Seconds that the chain's clock is ahead of the device's. */
  readonly ahead: number;
  readonly takenAt: number;
}

const NAME = "along";
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
  const along: Along = {
    deployment: await readJson("/console/deployment"),
    organisations: (await all(everyItem(queryOrganisations, API, {}), MOST)).map(({ org, name }) => ({ org, name })),
    profiles: await all(everyItem(queryProfiles, API, {}), MOST),
    units: (await all(everyItem(queryUnits, API, { phase: "Active" }), MOST)).filter(({ unit, root }) => unit === root),
    ahead: asOf.time - deviceSeconds(),
    takenAt: deviceSeconds(),
  };
  keepJson(NAME, along);
  return along;
}

/** What was taken along before. */
export const keptAlong = (): Along | undefined => keptJson<Along>(NAME);

/** Seconds by the chain's clock: a chain for trying things out may be months ahead. */
export const chainSeconds = ({ ahead }: Along): number => {
  const now = deviceSeconds();
  return Math.abs(ahead) < 300 ? now : now + ahead;
};

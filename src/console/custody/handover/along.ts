import { type IndexedProfile, queryProfiles } from "../../../sdk/query/custody.ts";
import { everyItem } from "../../../sdk/query/every-item.ts";
import { queryAccount, queryOrganisations } from "../../../sdk/query/members.ts";
import { queryStatus } from "../../../sdk/query/common.ts";
import { API } from "../../api/client.ts";
import { codeOf } from "../../api/code-of.ts";
import { deviceSeconds, keepJson, keptJson } from "../../browser/keep.ts";
import { ALONG } from "../../browser/kept-names.ts";
import { type ConsoleSettings, SETTINGS_PATH } from "../../../lib/console/settings.ts";
import type { Passkey } from "../../browser/passkey.ts";
import { readJson } from "../../browser/read-json.ts";
import { serverSeconds } from "../../browser/server-seconds.ts";
import type { ClockAlong } from "./chain-time.ts";
import { atMost, type UnitAlong, unitsAlong } from "./units-along.ts";

/** What a phone takes along to where there is no network. All of it is public. */
export interface Along extends ClockAlong {
  readonly deployment: {
    readonly chainId: number;
    readonly contracts: Readonly<Record<string, { readonly address: string }>>;
  };
  /** Domain of the passkeys that this console makes; null where it makes none. */
  readonly rpId: string | null;
  readonly organisations: readonly { readonly org: number; readonly name: string }[];
  readonly profiles: readonly IndexedProfile[];
  /** Units that can be handed over: those of the phone's own organisation first, each newest first. */
  readonly units: readonly UnitAlong[];
  /** Whether there are more of its organisation's than a phone takes along. */
  readonly isCut: boolean;
  /** Whether this browser has it on its disk: otherwise it is gone with the page. */
  readonly isKept: boolean;
  /** By the device. */
  readonly takenAt: number;
}

const DEPLOYMENT = "/console/deployment";
/** Units of its own organisation that a phone has room for, and as many of the others': what is to be taken over. */
const MOST = 2_000;

/** Organisation of an account; undefined where it is enrolled by none. */
async function orgOf(account: string): Promise<number | undefined> {
  try {
    return (await queryAccount(API, { account })).item.org;
  } catch (error) {
    if (codeOf(error) === "NOT_FOUND") return undefined;
    throw error;
  }
}

/**
 * Takes along what is there now.
 *
 * @param passkey The phone's, where it has one: by its organisation the phone knows whose units it gives.
 * @throws where there is no network.
 */
export async function takeAlong(passkey: Passkey | undefined): Promise<Along> {
  const { asOf } = await queryStatus(API);
  const takenAt = deviceSeconds();
  const byServer = await serverSeconds(DEPLOYMENT);
  const deployment = await readJson<Along["deployment"]>(DEPLOYMENT);
  const { rpId } = await readJson<ConsoleSettings>(SETTINGS_PATH);
  const account = passkey && (await import("../../session/passkey-signer.ts")).identityOf(deployment, passkey).account;
  const along: Along = {
    deployment,
    rpId,
    organisations: (await atMost(MOST, everyItem(queryOrganisations, API, {}))).map(({ org, name }) => ({ org, name })),
    profiles: await atMost(MOST, everyItem(queryProfiles, API, {})),
    ...(await unitsAlong(API, account === undefined ? undefined : await orgOf(account), MOST)),
    isKept: true,
    slow: byServer === undefined ? 0 : byServer - takenAt,
    chainTime: asOf.time,
    takenAt,
  };
  return keepJson(ALONG, along) ? along : { ...along, isKept: false };
}

/** What was taken along before. */
export const keptAlong = (): Along | undefined => keptJson<Along>(ALONG);

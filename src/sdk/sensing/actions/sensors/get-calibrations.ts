import { isTallyError } from "../../../../lib/errors.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { attestationsContract } from "../../../evidence/contracts.ts";
import { statusOf } from "../../../evidence/model/statement/status.ts";
import { membersContract } from "../../../members/contracts.ts";
import { rolesOf } from "../../../members/model/roles.ts";
import { feedsContract, sensorsContract } from "../../contracts.ts";
import { decodeUpkeep, sensorSubject, UPKEEP_SCHEMA, type Upkeep, type UpkeepKind } from "../../model/upkeep.ts";

export interface GetCalibrationsParameters {
  /** All sensors if left out. */
  readonly sensor?: number;
  /** @default calibration */
  readonly kind?: UpkeepKind;
  /** First block to look at. @default the block of Sensors */
  readonly fromBlock?: number;
  readonly toBlock?: number;
}

/** A calibration (or service) of a sensor that counts, as the chain has it. */
export interface Calibration extends Upkeep {
  readonly uid: string;
  readonly attester: string;
  /** Organisation of the attester. */
  readonly org: number;
  /** Time of its block, Unix milliseconds. */
  readonly recordedAt: number;
  /** Whether it was revoked. */
  readonly revoked: boolean;
}

/** The roles whose statements about a sensor count, beside the station's operator. */
const WITNESSES = ["INSPECTOR", "REGULATOR"] as const;

/**
 * Lists the calibrations of a sensor that count, in the order of the chain: recorded singly, not replaced, by an
 * organisation that operates the station or is an inspector or a regulator. Revoked ones are marked.
 *
 * @throws `ARGUMENT_INVALID`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { getCalibrations } from "tallystick/sensing";
 *
 * const [first] = await getCalibrations(client, { sensor: 3 });
 */
export async function getCalibrations(
  client: Client,
  parameters: GetCalibrationsParameters = {},
): Promise<Calibration[]> {
  const {
    sensor,
    kind = "calibration",
    fromBlock = deployedContract(client.deployment, "Sensors", "sensing").block,
    toBlock,
  } = parameters;
  if (sensor !== undefined) checkNumber("sensor", sensor);
  const attestations = attestationsContract(client);
  const stated = attestations.filters.Attested(undefined, UPKEEP_SCHEMA.id);
  const counts = authority(client);
  const found: Calibration[] = [];
  const range = { fromBlock, ...(toBlock !== undefined && { toBlock }) };
  for await (const { args } of queryEvents(client, attestations, stated, range)) {
    const upkeep = readUpkeep(args.subject, args.data);
    if (upkeep?.kind !== kind || (sensor !== undefined && upkeep.sensor !== sensor)) continue;
    const org = await counts(args.attester, upkeep.sensor);
    if (org === undefined) continue;
    const { attestedAt, status } = await rpc(() => attestations.recordOf(args.uid));
    if (statusOf(status) === "Replaced") continue;
    found.push({
      ...upkeep,
      uid: args.uid,
      attester: args.attester,
      org,
      recordedAt: Number(attestedAt) * 1_000,
      revoked: statusOf(status) === "Revoked",
    });
  }
  return found;
}

/** The chain checks only the length of a statement's data, so the data may be anything. */
function readUpkeep(subject: string, data: string): Upkeep | undefined {
  try {
    const upkeep = decodeUpkeep(data);
    return upkeep && sensorSubject(upkeep.sensor) === subject ? upkeep : undefined;
  } catch (error) {
    if (isTallyError(error, "DATA_MISMATCH") || isTallyError(error, "ARGUMENT_INVALID")) return undefined;
    throw error;
  }
}

/**
 * Finds the organisation of an attester, if its statements about the sensor count. Asks once for each account and
 * sensor.
 */
function authority(client: Client) {
  const [members, sensors, feeds] = [membersContract(client), sensorsContract(client), feedsContract(client)];
  const memory = new Map<string, Promise<number>>();
  const once = (key: string, ask: () => Promise<number>) => {
    const known = memory.get(key) ?? ask();
    memory.set(key, known);
    return known;
  };
  const orgOf = (account: string) => once(account, async () => Number(await rpc(() => members.orgOf(account))));
  const isWitness = (org: number) =>
    once(`witness ${org}`, async () => {
      const { roles } = await rpc(() => members.organisations(org));
      return Number(rolesOf(roles).some((role) => (WITNESSES as readonly string[]).includes(role)));
    });
  const operatorOf = (sensor: number) =>
    once(`operator of ${sensor}`, async () => {
      if (sensor > Number(await rpc(() => sensors.sensorCount()))) return 0;
      const { station } = await rpc(() => sensors.sensor(sensor));
      return Number((await rpc(() => feeds.stationOf(station))).operator);
    });
  return async (account: string, sensor: number): Promise<number | undefined> => {
    const org = await orgOf(account);
    const operator = await operatorOf(sensor);
    return operator !== 0 && (org === operator || (await isWitness(org))) ? org : undefined;
  };
}

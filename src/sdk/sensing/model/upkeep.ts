import { toBeHex } from "ethers";
import { checkBytes32, checkThat } from "../../core/check.ts";
import { checkNumber, checkWhole } from "../../core/whole.ts";
import type { SchemaDescription } from "../../evidence/model/receipt/file-schema.ts";
import { decodeData, encodeData } from "../../evidence/model/schema/data.ts";
import { schemaId } from "../../evidence/model/schema/schema-id.ts";
import { NO_POLICY } from "../../evidence/model/statement/statement.ts";

const DEFINITION = "uint32 sensor,uint8 kind,uint48 performedAt,uint48 dueBy,bytes32 certificate";

/**
 * The one schema for what was done to a sensor. Its statements' subject is the sensor, see `sensorSubject`; times are Unix
 * milliseconds, as everywhere in sensing.
 */
export const UPKEEP_SCHEMA: SchemaDescription = {
  id: schemaId(DEFINITION, true),
  definition: DEFINITION,
  revocable: true,
  policy: NO_POLICY,
};

/** Numbers of `kind` in the schema. */
export const UPKEEP_KINDS = { calibration: 1, maintenance: 2 } as const;

export type UpkeepKind = keyof typeof UPKEEP_KINDS;

/** What was done to a sensor, as it is stated. */
export interface Upkeep {
  readonly sensor: number;
  readonly kind: UpkeepKind;
  /** Unix milliseconds. */
  readonly performedAt: number;
  /** When it has to be done again, Unix milliseconds. */
  readonly dueBy: number;
  /** Uid of the certificate's evidence receipt, or the root of its salted document; zero if there is none. */
  readonly certificate: string;
}

const UINT48 = 2 ** 48 - 1;

/** A sensor as the subject of a statement: its number. */
export function sensorSubject(sensor: number): string {
  return toBeHex(checkNumber("sensor", sensor), 32);
}

/** Data of a statement under `UPKEEP_SCHEMA`. @throws `ARGUMENT_INVALID`. */
export function encodeUpkeep({ sensor, kind, performedAt, dueBy, certificate }: Upkeep): string {
  checkThat(Object.hasOwn(UPKEEP_KINDS, kind), "kind", kind, `one of ${Object.keys(UPKEEP_KINDS).join(", ")}`);
  return encodeData(DEFINITION, {
    sensor: checkNumber("sensor", sensor),
    kind: UPKEEP_KINDS[kind],
    performedAt: checkWhole("performedAt", performedAt, FIRST_MILLISECOND, UINT48),
    dueBy: checkWhole("dueBy", dueBy, performedAt, UINT48),
    certificate: checkBytes32("certificate", certificate),
  });
}

/** What is less was given in seconds: the contracts take the same for their bound. */
const FIRST_MILLISECOND = 1e12;

/** The reverse of `encodeUpkeep`. Undefined for a kind that is not known here. @throws `DATA_MISMATCH`. */
export function decodeUpkeep(data: string): Upkeep | undefined {
  const { sensor, kind, performedAt, dueBy, certificate } = decodeData(DEFINITION, data);
  const name = (Object.keys(UPKEEP_KINDS) as UpkeepKind[]).find((each) => UPKEEP_KINDS[each] === Number(kind));
  if (name === undefined) return undefined;
  return {
    sensor: Number(sensor),
    kind: name,
    performedAt: Number(performedAt),
    dueBy: Number(dueBy),
    certificate: certificate as string,
  };
}

import { toBeHex } from "ethers";
import { checkNumber, checkWhole, safe } from "../../core/whole.ts";

/** The reading that an exceedance begins with. */
export interface ExceedanceKey {
  readonly sensor: number;
  readonly seq: number;
}

/**
 * The number of the exceedance that begins with a sensor's reading: sensor in the upper 32 of 96 bits, sequence number below.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { exceedanceId } from "tallystick/sensing";
 *
 * const id = exceedanceId({ sensor: 3, seq: 1207 });
 */
export function exceedanceId({ sensor, seq }: ExceedanceKey): bigint {
  return (BigInt(checkNumber("sensor", sensor)) << 64n) | BigInt(checkWhole("seq", seq, 1));
}

/**
 * An exceedance as the subject of a statement, such as the report of what was done about it: its number as a word.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { createStatement } from "tallystick/evidence";
 * import { exceedanceId, exceedanceSubject } from "tallystick/sensing";
 *
 * const subject = exceedanceSubject(exceedanceId({ sensor: 3, seq: 1207 }));
 * const report = createStatement({ schema, attester, subject, data });
 */
export function exceedanceSubject(id: bigint): string {
  const { sensor, seq } = exceedanceKey(id);
  return toBeHex(exceedanceId({ sensor, seq }), 32);
}

/** @throws `NUMBER_TOO_LARGE`. */
export function exceedanceKey(id: bigint): ExceedanceKey {
  return { sensor: Number(id >> 64n), seq: safe("seq", id & 0xffff_ffff_ffff_ffffn) };
}

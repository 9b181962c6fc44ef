import { checkThat } from "../../core/check.ts";

/** Degrees as the millionths that the chain keeps, 11 centimetres at most. @throws `ARGUMENT_INVALID`. */
export function toMicrodegrees(field: string, degrees: number, bound: number): number {
  const ok = Number.isFinite(degrees) && Math.abs(degrees) <= bound;
  checkThat(ok, field, degrees, `degrees from -${bound} to ${bound}`);
  return Math.round(degrees * 1e6);
}

export function fromMicrodegrees(millionths: bigint): number {
  return Number(millionths) / 1e6;
}

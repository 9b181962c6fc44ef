import { decimalText } from "../../sdk/core/decimal-text.ts";
import type { IndexedSensor } from "../../sdk/query/sensing.ts";
import { unitText } from "./unit-text.ts";
import type { Say } from "../text/texts.ts";

type Keys = "limit.none" | "limit.max" | "limit.min" | "limit.both";

/** A sensor's limit in words, in its unit. */
export function limitText(
  t: Say<Keys>,
  { limit, scale, unit }: Pick<IndexedSensor, "limit" | "scale" | "unit">,
): string {
  const shown = (bound: string) => decimalText(BigInt(bound), scale);
  const { min, max } = limit;
  if (min !== null && max !== null)
    return `${t("limit.both", { min: shown(min), max: shown(max) })} ${unitText(unit)}`.trim();
  if (max !== null) return `${t("limit.max", { max: shown(max) })} ${unitText(unit)}`.trim();
  if (min !== null) return `${t("limit.min", { min: shown(min) })} ${unitText(unit)}`.trim();
  return t("limit.none");
}

import type { Seen } from "../findings.ts";
import type { Observation } from "../observation.ts";

/** Blocks of which a majority says something. */
const ENOUGH = 4;

/** Whether validators agree in the first round, and all take part. */
export function checkRounds({ head, proposed }: Observation): Seen[] {
  const seen: Seen[] = [];
  const { recent, header } = head;
  const late = recent.filter(({ round }) => round > 0);
  if (recent.length >= ENOUGH && late.length * 2 > recent.length) {
    const most = Math.max(...late.map(({ round }) => round));
    const text = `${late.length} of the newest ${recent.length} blocks needed more than one round, up to round ${most}`;
    seen.push({ name: "rounds-above-zero", seen: text });
  }
  const validators = header?.validators ?? [];
  if (proposed !== undefined && proposed.blocks >= ENOUGH * validators.length) {
    for (const validator of validators) {
      if ((proposed.by[validator.toLowerCase()] ?? 0) > 0) continue;
      seen.push({
        name: "validator-silent",
        seen: `${validator} proposed none of the newest ${proposed.blocks} blocks`,
      });
    }
  }
  return seen;
}

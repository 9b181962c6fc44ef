import { ZeroHash } from "ethers";
import { decimalText } from "../../../sdk/core/decimal-text.ts";
import { fromName16 } from "../../../sdk/core/name16.ts";
import type { Profile } from "../../../sdk/custody/model/profile.ts";
import type { TracedAct, UnitTrace } from "../../../sdk/custody/model/trace.ts";
import type { Layout } from "../../shared/layout.ts";
import { oneLine } from "../../shared/printable.ts";
import { shorten } from "../../shared/shorten.ts";
import { layOut, showTime } from "../../shared/tables.ts";
import { showSite } from "./values.ts";

/** A unit's journey as people read it: a line for each act, and under it what was measured and what shows it. */
export function formatTrace({ unit, identifier, acts }: UnitTrace, profile: Profile, layout: Layout): string {
  const rows = acts.map(({ act, unit: of, org, when, state, handover }) => [
    ...[showTime(BigInt(when)), act, of === unit ? "" : "in its container"],
    handover ? `${handover.from} -> ${handover.to} ${handover.outcome}` : org,
    ...(state
      ? [
          ...[profile.steps[state.step]?.name ?? state.step, showSite(state.site)],
          ...[decimalText(state.quantity, profile.scale), state.phase],
        ]
      : []),
  ]);
  const headings = ["when", "act", "of", "organisation", "step", "site", profile.unit, "phase"];
  const { head, rows: lines } = layOut(headings, rows, layout);
  const shown = acts.flatMap((act, i) => {
    const under = [...order(act, acts[i - 1]), ...detailsOf(act, profile)];
    return [lines[i] as string, ...under.map((line) => `    ${layout.fullHashes ? line : shorten(line)}`)];
  });
  return [oneLine(identifier), "", ...(head === undefined ? [] : [head]), ...shown].join("\n");
}

/** The times of most acts are those that people claim. */
function order(act: TracedAct, before: TracedAct | undefined): string[] {
  return before && act.when < before.when ? ["claimed earlier than the act before"] : [];
}

function detailsOf({ handover, details, evidence }: TracedAct, { unit, scale }: Profile): string[] {
  const shown = (name: string, hash: unknown) =>
    hash && hash !== ZeroHash ? [`${name} ${oneLine(String(hash))}`] : [];
  if (handover) {
    const { offered, accepted, givenEvidence, takenEvidence } = handover;
    const measured = ({ quantity, items, when }: { quantity: number; items: number; when: number }) =>
      `${decimalText(quantity, scale)} ${unit}, items: ${items}, at ${showTime(BigInt(when))}`;
    return [
      `giver measured ${measured(offered)}`,
      ...shown("giver's evidence", givenEvidence),
      `receiver measured ${measured(accepted)}, condition: ${accepted.condition}`,
      ...shown("receiver's evidence", takenEvidence),
    ];
  }
  const { number, certificate, statement } = details;
  return [
    ...(typeof number === "string" ? [`seal number ${oneLine(fromName16(number))}`] : []),
    ...shown("certificate", certificate),
    ...shown("statement", statement),
    ...shown("evidence", evidence),
  ];
}

import { type Gas, of, type Row, row } from "./row.ts";

/** A letter of credit. No peer keeps one: TradeTrust keeps titles and ERC-3525 slots of tokens, neither of which knows a limit, a clock or a refusal. */
export function creditsRows(ours: Gas): Row[] {
  return ["lc-apply", "lc-margin", "lc-issue", "lc-advise", "lc-present", "lc-accept"].map((name) =>
    row(name, of(ours, name)),
  );
}

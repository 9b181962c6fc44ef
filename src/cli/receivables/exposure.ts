import { type Exposure, listExposures } from "../../sdk/receivables/actions/finance/list-exposures.ts";
import { table } from "../shared/tables.ts";
import { oneOf, wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { showMoney } from "../shared/amounts.ts";

const BY = ["obligor", "group", "financier"] as const;

interface ExposureOptions {
  readonly by: (typeof BY)[number];
  readonly financier?: number;
  readonly obligor?: number;
}

export const verb: Verb<[options: ExposureOptions]> = {
  takes: (command) =>
    command
      .option("--by <what>", `add up by ${BY.join(", ")}`, oneOf(BY), "obligor")
      .option("--financier <org>", "whose risks; all if left out", wholeNumber)
      .option("--obligor <org>", "on whom; all if left out", wholeNumber),
  async run(cli, { by, financier, obligor: counterparty }) {
    const wanted = {
      ...(financier !== undefined && { financier }),
      ...(counterparty !== undefined && { counterparty }),
    };
    const { exposures, groups } = await listExposures(await cli.client(), wanted);
    if (by === "group") {
      const rows = groups.map(({ financier: of, group, kind, within, used, cap }) => [
        ...[of, group, kind, within || "-"],
        ...[showMoney(used), showMoney(cap)],
      ]);
      const headings = ["financier", "group", "kind", "within", "used", "cap"];
      return cli.result(table(headings, rows, cli.layout()), { ok: true, by, groups });
    }
    const sums = sumsOf(exposures, by === "obligor" ? "counterparty" : "financier");
    const rows = sums.map(({ org, kind, used, cap, suspended }) => {
      return [org, kind, showMoney(used), showMoney(cap), suspended ? `${suspended} suspended` : ""];
    });
    const headings = [by, "kind", "used", "cap", ""];
    cli.result(table(headings, rows, cli.layout()), { ok: true, by, sums, exposures });
  },
};

interface Sum extends Pick<Exposure, "kind" | "used" | "cap"> {
  readonly org: number;
  /** How many of its limits are suspended. */
  readonly suspended: number;
}

/** Exposures added up by one of their sides and their kind. */
function sumsOf(exposures: readonly Exposure[], side: "counterparty" | "financier"): Sum[] {
  const sums = new Map<string, Sum>();
  for (const each of exposures) {
    const { kind, used, cap } = each;
    const key = `${each[side]} ${kind}`;
    const before = sums.get(key) ?? { org: each[side], kind, used: 0n, cap: 0n, suspended: 0 };
    const suspended = before.suspended + Number(each.suspended);
    sums.set(key, { ...before, used: before.used + used, cap: before.cap + cap, suspended });
  }
  return [...sums.values()].sort((a, b) => a.org - b.org);
}

/** README.md: its tables of gas, from the results of the benchmark. What stands between the marks of a table is generated. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Generator } from "./generator.ts";

interface Row {
  readonly name: string;
  readonly value: number;
  readonly peerValue?: number;
  readonly ratio?: number;
}

/** Mark of a table -> its rows: what is measured, the row in gas.json, and what the peer's figure is (false: the row has no peer here). */
const TABLES: Readonly<Record<string, readonly (readonly [label: string, row: string, peer?: string | false])[]>> = {
  statements: [
    ["attest 32 bytes", "attest-32"],
    ["attest 256 bytes", "attest-256"],
    ["one of 100 attested together", "attest-many-100-per-item"],
    ["anchor any number of statements", "anchor-10000", false],
    ["revoke", "revoke"],
  ],
  readings: [
    ["seal a batch of any size, 2 signatures", "feed-submit-2sig"],
    ["the same, carrying a newest value on chain", "feed-submit-2sig-latest"],
    ["one reading in a batch of 100", "feed-per-reading-100"],
    ["one reading in a batch of 10 000", "feed-per-reading-10000"],
    ["verify one reading of 10 000 in a contract", "feed-verify-reading", false],
    ["open an exceedance by proof", "exceedance-open-by-proof", false],
  ],
  claims: [
    ["a receivable is registered, and its document reserved", "receivable-register"],
    ["two people confirm it, and its units are issued", "receivable-confirm"],
    ["a part goes to a new holder", "receivable-split-new"],
    ["a part goes to one that has some", "receivable-split-existing"],
    ["one of 50 parts to new holders together", "receivable-split-50-per-item"],
    ["a part is pledged", "receivable-pledge", false],
    ["two currencies change hands by a deal", "settlement-pvp", false],
    ["a part is sold to a bank by a deal, which uses its limit", "settlement-dvp", false],
    ["a holder is paid out", "receivable-redeem", false],
  ],
  units: [
    ["a unit comes into being", "custody-create"],
    ["handover, both signatures, both measurements, inventory", "custody-handover-2sig", " (one-sided)"],
    ["with the hash of each scale's reading", "custody-handover-2sig-evidence", " (32 byte remark)"],
    ["without them, against nominate and transfer", "custody-handover-2sig-vs-endorsement"],
    ["one of 50 handovers together", "custody-handover-50-per-item"],
    ["a box of 1 000 bags changes hands", "custody-handover-box-1000"],
    ["destruction under a certificate", "custody-destroy"],
  ],
};

/** Whole gas with its thousands apart; below 100 to the hundredth. */
const gas = (value: number) =>
  value < 100 ? value.toFixed(2) : String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, " ");

/** To the hundredth; below a tenth two digits that count. */
const ratio = (value: number) => value.toFixed(value < 0.1 ? 1 - Math.floor(Math.log10(value)) : 2);

function line(
  rows: readonly Row[],
  [label, name, peer = ""]: (typeof TABLES)[string][number],
  columns: number,
): string {
  const row = rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`bench/results/gas.json has no row ${name}: npm run bench:gas`);
  const beside = peer === false || row.peerValue === undefined ? "–" : `${gas(row.peerValue)}${peer}`;
  const share = peer === false || row.ratio === undefined ? "–" : ratio(row.ratio);
  return `| ${[label, gas(row.value), ...(columns === 4 ? [beside] : []), share].join(" | ")} |`;
}

export const readme: Generator = {
  name: "readme",
  files(root) {
    const { rows } = JSON.parse(readFileSync(join(root, "bench/results/gas.json"), "utf8")) as { rows: Row[] };
    let text = readFileSync(join(root, "README.md"), "utf8");
    for (const [mark, lines] of Object.entries(TABLES)) {
      const table = new RegExp(`(<!-- gas: ${mark} -->\\n\\n)(\\|.*\\n\\|[-:|]+\\|\\n)(?:\\|.*\\n)*`);
      const found = table.exec(text);
      if (found === null) throw new Error(`README.md has no table marked <!-- gas: ${mark} -->`);
      const columns = (found[2]?.split("\n", 1)[0]?.match(/\|/g)?.length ?? 1) - 1;
      text = text.replace(
        table,
        (_, before, head) => `${before}${head}${lines.map((each) => line(rows, each, columns)).join("\n")}\n`,
      );
    }
    return new Map([["README.md", text]]);
  },
};

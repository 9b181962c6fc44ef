import { PARAMETERS } from "../river.ts";

const FACTORS = PARAMETERS.map(({ scale }) => 10 ** scale);

/** The values of a pack of the benchmark, taken at their word. */
export function readSenml(raw: Buffer): { observedAt: number; values: number[]; texts: string[] } {
  const records = JSON.parse(raw.toString("utf8")) as { bt?: number; v: number }[];
  const observedAt = Math.round((records[0]?.bt ?? 0) * 1_000);
  const texts = records.map(({ v }) => String(v));
  return { observedAt, texts, values: records.map(({ v }, i) => Math.round(v * (FACTORS[i] ?? 1))) };
}

/** The same of an HJ 212 frame of the benchmark, with what its answer has to repeat. */
export function readHj212(line: string): {
  qn: string;
  mn: string;
  observedAt: number;
  values: number[];
  texts: string[];
} {
  const qn = line.slice(9, 26);
  const mn = line.indexOf("MN=") + 3;
  const texts: string[] = [];
  for (let at = line.indexOf("-Rtd="); at !== -1; at = line.indexOf("-Rtd=", at)) {
    const end = line.indexOf(",", at);
    texts.push(line.slice(at + 5, end));
    at = end;
  }
  return {
    qn,
    mn: line.slice(mn, line.indexOf(";", mn)),
    observedAt: Number(qn), // grows with the time, and that is all that the insert needs
    texts,
    values: texts.map((text, i) => Math.round(Number(text) * (FACTORS[i] ?? 1))),
  };
}

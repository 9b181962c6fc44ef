import type { SimulatedReading } from "../reading.ts";

export interface SenmlOptions {
  /** What goes before the parameter in every name: "urn:dev:mill-weir:". */
  readonly baseName: string;
  /** Unit of a parameter, as the pack is to write it. */
  unit(parameter: string): string;
  /** Whether the instruments' counters go along, as records named `<parameter>/counter`. @default false */
  readonly counters?: boolean;
  /** Times as seconds before sending, which nobody can anchor: mischief. @default "absolute" */
  readonly times?: "absolute" | "relative";
}

/** SenML has no word for "no value": such readings are not sent. */
export const senmlCanSay = (reading: SimulatedReading): boolean => reading.text !== "";

/**
 * A SenML pack (RFC 8428) as JSON text. Values keep the decimals that the instrument wrote, which JSON.stringify would drop. A
 * source flag other than N goes along as a record named `<parameter>/flag`.
 */
export function senmlPack(readings: readonly SimulatedReading[], options: SenmlOptions): string {
  const [first] = readings;
  if (!first) return "[]";
  const relative = options.times === "relative";
  const base = relative ? first.sentAt : first.observedAt;
  const records: string[] = [];
  const time = ({ observedAt }: SimulatedReading) =>
    relative || observedAt !== base ? `,"t":${(observedAt - base) / 1000}` : "";
  for (const reading of readings) {
    const { parameter, text, sourceFlag, counter } = reading;
    const t = time(reading);
    records.push(`"n":"${parameter}","u":"${options.unit(parameter)}"${t},"v":${text}`);
    if (sourceFlag !== "" && sourceFlag !== "N") records.push(`"n":"${parameter}/flag"${t},"vs":"${sourceFlag}"`);
    if (options.counters) records.push(`"n":"${parameter}/counter"${t},"v":${counter}`);
  }
  const head = `"bn":"${options.baseName}",${relative ? "" : `"bt":${base / 1000},`}`;
  return `[{${head}${records.join("},{")}}]`;
}

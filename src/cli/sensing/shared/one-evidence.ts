import { existsSync } from "node:fs";
import type { Command } from "commander";
import type { ReadingEvidence } from "../../../sdk/sensing/model/reading-evidence.ts";
import { fault } from "../../shared/errors.ts";
import { wholeNumber } from "../../shared/values.ts";
import { fetchEvidence } from "./bridge-api.ts";
import { readEvidenceFile } from "./evidence-file.ts";
import { stationReading } from "./values.ts";

/** Options that say where a reading's evidence is. */
export interface ReadingSource {
  readonly api?: string;
  readonly seq?: number;
}

/** Declares the argument and the options that name one reading. */
export function takesReading(command: Command): Command {
  return command
    .argument("<reading>", "file with its evidence, or STATION/SEQ with --api")
    .option("--api <url>", "API of a bridge")
    .option("--seq <number>", "which reading of a file that has several", wholeNumber);
}

/**
 * The evidence of one reading: in a file, or STATION/SEQ at a bridge.
 *
 * @throws `USAGE`, `FILE_UNREADABLE`, `BRIDGE_UNREACHABLE`, `BRIDGE_REFUSED`; `JSON_INVALID`, `EVIDENCE_INVALID`,
 * `EVIDENCE_VERSION`.
 */
export async function oneEvidence(reading: string, { api, seq }: ReadingSource): Promise<ReadingEvidence> {
  const asked = stationReading(reading);
  if (asked && !existsSync(reading)) {
    if (api === undefined)
      throw fault("USAGE", `${reading} is no file: give --api of a bridge that has it`, { reading });
    return fetchEvidence(api, asked.station, asked.seq);
  }
  const found: ReadingEvidence[] = [];
  for await (const evidence of readEvidenceFile(reading)) {
    if (seq !== undefined && evidence.reading.seq !== seq) continue;
    found.push(evidence);
    if (found.length > 1) throw fault("USAGE", `${reading} has several readings: name one with --seq`, { reading });
  }
  const [one] = found;
  if (!one) throw fault("USAGE", `${reading} has no such reading`, { reading, seq });
  return one;
}

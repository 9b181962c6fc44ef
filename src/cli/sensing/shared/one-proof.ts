import { existsSync } from "node:fs";
import type { Command } from "commander";
import type { ReadingProof } from "../../../sdk/sensing/model/reading-proof.ts";
import { fault } from "../../shared/errors.ts";
import { wholeNumber } from "../../shared/values.ts";
import { fetchReadingProof } from "./bridge-api.ts";
import { readProofFile } from "./proof-file.ts";
import { stationReading } from "./values.ts";

/** Options that say where a reading's proof is. */
export interface ReadingSource {
  readonly api?: string;
  readonly seq?: number;
}

/** Declares the argument and the options that name one reading. */
export function takesReading(command: Command): Command {
  return command
    .argument("<reading>", "file with its proof, or STATION/SEQ with --api")
    .option("--api <url>", "API of a bridge")
    .option("--seq <number>", "which reading of a file that has several", wholeNumber);
}

/**
 * The proof of one reading: in a file, or STATION/SEQ at a bridge.
 *
 * @throws `USAGE`, `FILE_UNREADABLE`, `BRIDGE_UNREACHABLE`, `BRIDGE_REFUSED`; `JSON_INVALID`, `READING_PROOF_INVALID`,
 * `READING_PROOF_VERSION`.
 */
export async function oneProof(reading: string, { api, seq }: ReadingSource): Promise<ReadingProof> {
  const asked = stationReading(reading);
  if (asked && !existsSync(reading)) {
    if (api === undefined)
      throw fault("USAGE", `${reading} is no file: give --api of a bridge that has it`, { reading });
    return fetchReadingProof(api, asked.station, asked.seq);
  }
  const found: ReadingProof[] = [];
  for await (const proof of readProofFile(reading)) {
    if (seq !== undefined && proof.reading.seq !== seq) continue;
    found.push(proof);
    if (found.length > 1) throw fault("USAGE", `${reading} has several readings: name one with --seq`, { reading });
  }
  const [one] = found;
  if (!one) throw fault("USAGE", `${reading} has no such reading`, { reading, seq });
  return one;
}

/**
 * Writes test/vectors/epcis-event-hashes.json: events of our exports, each with the hash that the reference generator gives it.
 * `npm run tool scripts/epcis-hashes.ts -- PYTHON FOLDER`, where FOLDER is a clone of RalphTro/epcis-event-hash-generator and PYTHON
 * has what its requirements.txt asks for. Not part of `npm run generate`, which needs nothing but npm.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportJourneys } from "../src/testing/export-journeys.ts";
import { ROOT } from "./check/report.ts";
import { vectorFile } from "./generate/vector-file.ts";

const [python, folder] = process.argv.slice(2);
if (python === undefined || folder === undefined) throw new Error("PYTHON and FOLDER are wanted");

const work = mkdtempSync(join(tmpdir(), "tally-epcis-"));

/** The reference's hashes of a document's events. */
function referenceHashes(document: object): readonly string[] {
  const file = join(work, "export");
  writeFileSync(`${file}.jsonld`, JSON.stringify(document));
  const run = spawnSync(python as string, ["-m", "epcis_event_hash_generator", "-b", `${file}.jsonld`], {
    cwd: folder,
  });
  if (run.status !== 0) throw new Error(String(run.stderr));
  return readFileSync(`${file}.hashes`, "utf8").trim().split("\n");
}

const documents = await exportJourneys();
const events = documents.flatMap((document) => {
  const hashes = referenceHashes(document);
  return document.epcisBody.eventList.map(({ eventID: _, ...event }, i) => ({ hash: hashes[i], event }));
});
rmSync(work, { recursive: true });
const notice = "written by scripts/epcis-hashes.ts with RalphTro/epcis-event-hash-generator, not by hand";
const context = documents[0]?.["@context"];
const [path, text] = vectorFile("epcis-event-hashes", { notice, context, events });
writeFileSync(join(ROOT, path), text);
console.log(`${path}: ${events.length} events`);
process.exit(0);

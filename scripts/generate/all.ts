/** Every generator; run as a program it brings all generated files up to date. */
import { pathToFileURL } from "node:url";
import { ROOT } from "../check/report.ts";
import { besuLoad } from "./besu-load.ts";
import { cliCommands } from "./cli-commands.ts";
import { computationsVectors } from "./computations-vectors.ts";
import { contentVectors } from "./content-vectors.ts";
import { custodyVectors } from "./custody-vectors.ts";
import { dataVectors } from "./data-vectors.ts";
import { deployedSol } from "./deployed-sol.ts";
import { doctor } from "./doctor.ts";
import { documentVectors } from "./document-vectors.ts";
import { errors } from "./errors.ts";
import type { Generator } from "./generator.ts";
import { write } from "./generator.ts";
import { hostileSql } from "./hostile-sql.ts";
import { networkFiles } from "./network-files.ts";
import { packageFiles } from "./package-files.ts";
import { projectionsVersion } from "./projections-version.ts";
import { publicNames } from "./public-names.ts";
import { queryClient } from "./query-client.ts";
import { readme } from "./readme.ts";
import { receivablesVectors } from "./receivables-vectors.ts";
import { sdkCatalogues } from "./sdk-catalogues.ts";
import { sdkErrorWords } from "./sdk-error-words.ts";
import { sensingVectors } from "./sensing-vectors.ts";
import { subjectVectors } from "./subject-vectors.ts";
import { transitions } from "./transitions.ts";
import { vectors } from "./vectors.ts";

export const GENERATORS: readonly Generator[] = [
  errors,
  doctor,
  packageFiles,
  sdkCatalogues,
  sdkErrorWords,
  queryClient,
  projectionsVersion,
  cliCommands,
  publicNames,
  deployedSol,
  vectors,
  documentVectors,
  sensingVectors,
  custodyVectors,
  contentVectors,
  subjectVectors,
  receivablesVectors,
  computationsVectors,
  dataVectors,
  transitions,
  networkFiles,
  hostileSql,
  readme,
  besuLoad,
];

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const generator of GENERATORS) {
    const changed = await write(ROOT, generator);
    console.log(`${generator.name}: ${changed.length === 0 ? "current" : `wrote ${changed.join(", ")}`}`);
  }
}

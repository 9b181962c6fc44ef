/** src/indexer/project/version.ts: a digest of everything that makes rows of events. Where it changes, an indexer makes its rows anew. */
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { banner, type Generator } from "./generator.ts";

const VERSION = "src/indexer/project/version.ts";
/** How a question is answered changes no rows. */
const NO_ROWS = /\/(?:answers|acts)\.ts$/;

export const projectionsVersion: Generator = {
  name: "projections-version",
  files(root) {
    const sources = ["src/indexer/*/*.ts", "src/indexer/*/*/{tables,event-rows}.ts"]
      .flatMap((pattern) => globSync(pattern, { cwd: root }))
      .sort();
    const made = sources.filter(
      (file) => !/\/(?:serve|follow|config|common|store)\//.test(file) && file !== VERSION && !NO_ROWS.test(file),
    );
    const tables = ["src/indexer/store/table.ts", "src/indexer/store/kept-tables.ts"];
    const digest = createHash("sha256");
    for (const file of [...made, ...tables]) digest.update(`${file}\0${readFileSync(join(root, file), "utf8")}\0`);
    const version = digest.digest("hex").slice(0, 32);
    const text = `/** Of what makes rows of events. */\nexport const PROJECTIONS_VERSION = "${version}";\n`;
    return new Map([[VERSION, banner("projections-version.ts", "//", "") + text]]);
  },
};

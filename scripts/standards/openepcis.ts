/** openepcis-client, a public client of EPCIS 2.0: what it finds at our server. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { epcisBench } from "../../src/testing/epcis-bench.ts";
import { signedIn } from "../../src/testing/sign-in.ts";
import { installPython } from "../python-package.ts";
import { type Compared, compare } from "./compare.ts";
import { runPython } from "./run-python.ts";

const VERSION = "0.1.0";

/** What is missing here, in words; undefined once the client is installed in `folder`. */
export const installOpenEpcis = (folder: string) =>
  installPython({ name: "openepcis_client", package: "openepcis-client", version: VERSION, folder });

/** What the client found beside what is on the chain. */
export async function askAsOpenEpcis(folder: string): Promise<readonly Compared[]> {
  const { root, exported, events, box, system, indexer, close } = await epcisBench();
  const own = await mkdtemp(join(tmpdir(), "tallystick-epcis-"));
  try {
    const path = join(own, "document.json");
    await writeFile(path, JSON.stringify(exported));
    const { token } = await signedIn(indexer.api, system.hospital.signer);
    const printed = await runPython(folder, [join(import.meta.dirname, "openepcis.py"), root, box, token, path]);
    const found = JSON.parse(printed) as Record<string, unknown>;
    const idsOf = (list: typeof events) => list.map(({ eventID }) => eventID).sort();
    const expected = {
      check: "",
      events: idsOf(events),
      "of a thing": idsOf(events.filter((event) => namesOf(event).includes(box))),
      later: 0,
      "a page": 5,
      named: [
        ["of-a-thing"],
        true,
        idsOf(events.filter((event) => event.type === "ObjectEvent" && namesOf(event).includes(box))),
        [],
        [501, "epcisException:ImplementationException"],
      ],
      captured: ["", true, false, true, [], false],
    };
    return Object.entries(expected).map(([name, wanted]) => compare(`openepcis-client ${name}`, found[name], wanted));
  } finally {
    await rm(own, { recursive: true });
    await close();
  }
}

const namesOf = (event: object): unknown[] =>
  ["epcList", "parentID", "childEPCs"].flatMap((name) => (event as Record<string, unknown>)[name] ?? []);

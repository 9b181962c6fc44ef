import { resolve } from "node:path";
import { expect } from "chai";
import { namesOf, sdkEntries } from "../../../scripts/generate/public-names.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

/** The names themselves stand in public-names/, generated and compared by `npm run check`. */
describe("the SDK's public API", () => {
  const entries = sdkEntries(ROOT);

  it("has an entry for every domain, and exports something from each", async () => {
    expect([...entries.keys()]).to.include.members([
      "index",
      "all",
      "node",
      "members",
      "evidence",
      "sensing",
      "custody",
    ]);
    for (const [entry, file] of entries) expect(await namesOf(ROOT, file), entry).not.to.have.length(0);
  });

  it("gives no name in two entries, so that all of them can be imported side by side", async () => {
    const files = [...entries].filter(([entry]) => entry !== "all").map(([, file]) => file);
    const all = (await Promise.all(files.map((file) => namesOf(ROOT, file)))).flat();
    expect(all.filter((name, i) => all.indexOf(name) !== i)).to.deep.equal([]);
  });

  it("gives every domain as a name of `all`", async () => {
    const domains = [...entries.keys()].filter((entry) => !["index", "all", "node", "query"].includes(entry));
    const camel = (domain: string) => domain.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(await namesOf(ROOT, "src/sdk/all.ts")).to.include.members(domains.map(camel));
  });
});

import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { EpcisContext } from "../../../../../../src/sdk/custody/epcis/context.ts";
import type { EpcisEvent } from "../../../../../../src/sdk/custody/epcis/event.ts";
import { epcisEventHash } from "../../../../../../src/sdk/custody/epcis/event-hash.ts";
import { TALLY_CONTEXT } from "../../../../../../src/sdk/custody/epcis/shared/terms.ts";
import { exportJourneys } from "../../../../../../src/testing/export-journeys.ts";

interface Vectors {
  readonly context: EpcisContext;
  readonly events: readonly { readonly hash: string; readonly event: EpcisEvent }[];
}

const FILE = new URL("../../../../../vectors/epcis-event-hashes.json", import.meta.url);
const { context, events }: Vectors = JSON.parse(readFileSync(FILE, "utf8"));

/** Where a value stands in an event, and its type: what the hash depends on but for the values. */
function paths(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => paths(each, `${path}[]`));
  if (typeof value !== "object" || value === null) return [`${path} ${typeof value}`];
  return Object.entries(value).flatMap(([name, each]) => paths(each, `${path}.${name}`));
}
const shapes = (list: readonly EpcisEvent[]) => {
  const found = list.flatMap((event) => paths(event).map((path) => `${(event as never)["tally:act"]} ${path}`));
  return [...new Set(found)].sort();
};

describe("event hashes of our exports", () => {
  it("are the reference generator's", () => {
    expect(events).to.have.length.above(100);
    for (const { hash, event } of events) expect(epcisEventHash(event, context), JSON.stringify(event)).to.equal(hash);
  });

  it("were compared for every field that an export can have", async () => {
    const documents = await exportJourneys();
    for (const document of documents) expect(document["@context"]).to.deep.equal(context);
    const exported = documents.flatMap(({ epcisBody }) =>
      epcisBody.eventList.map(({ eventID: _, ...event }) => event as EpcisEvent),
    );
    expect(shapes(exported)).to.deep.equal(shapes(events.map(({ event }) => event)));
    expect(shapes(exported).join("\n")).not.to.contain("boolean");
  });

  it("depend on a namespace that ends in a slash, without which the reference drops extensions", () => {
    expect(TALLY_CONTEXT.tally).to.match(/^https:\/\/.*\/$/);
  });
});

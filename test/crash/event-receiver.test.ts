import { expect } from "chai";
import { startEventReceiver } from "../../scripts/crash/event-receiver.ts";

const IDS = ["1:0", "1:1", "2:0", "3:0"];

/** What is wrong once these were brought, one delivery after the other. */
async function afterBringing(...deliveries: readonly (readonly string[])[]) {
  const receiver = await startEventReceiver();
  try {
    for (const ids of deliveries) {
      const body = JSON.stringify({ webhook: "receiver", events: ids.map((id) => ({ id })) });
      expect((await fetch(receiver.url, { method: "POST", body })).status).to.equal(204);
    }
    return { problems: receiver.problems(IDS), repeats: receiver.repeats() };
  } finally {
    await receiver.close();
  }
}

describe("a receiver of a killed indexer's events", () => {
  it("finds nothing wrong with events in the order of the chain, some of them again", async () => {
    const found = await afterBringing(["1:0", "1:1"], ["1:0", "1:1"], ["1:1", "2:0"], ["3:0"]);
    expect(found).to.deep.equal({ problems: [], repeats: 3 });
  });

  it("finds what was passed over, what does not follow, and what never came", async () => {
    const { problems } = await afterBringing(["1:0"], ["2:0"], ["1:1", "3:0"], ["9:9"]);
    expect(problems).to.deep.equal([
      "webhook: 1 events before 2:0 were passed over",
      "webhook: brought 1:1,3:0, which do not follow each other on the chain",
      "webhook: brought 9:9, which do not follow each other on the chain",
      "webhook: 1 of 4 events were brought",
    ]);
  });
});

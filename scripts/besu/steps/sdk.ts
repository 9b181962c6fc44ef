import { sdkJourney } from "../../../src/testing/journeys/sdk.ts";
import type { Step } from "../step.ts";

export const sdk: Step = {
  name: "sdk",
  title: "the SDK's journey, as npm test makes it on an embedded node",
  needs: ["deploy"],
  within: 120,
  async run(stage, saw) {
    const [admin, sender, stranger] = [stage.wallet("admin"), stage.wallet("sdk sender", 1), stage.wallet("stranger")];
    const lines = await sdkJourney({ deployment: stage.deployment(), admin, sender, stranger });
    for (const line of lines) saw(line);
  },
};

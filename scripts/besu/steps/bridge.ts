import { bridgeJourney } from "../../../src/testing/journeys/bridge.ts";
import type { Step } from "../step.ts";

export const bridge: Step = {
  name: "bridge",
  title: "the bridge's journey, as npm test makes it on an embedded node",
  needs: ["deploy"],
  within: 180,
  async run(stage, saw) {
    const lines = await bridgeJourney({
      url: stage.nodes[0].url,
      deployment: stage.deployment(),
      admin: stage.wallet("admin"),
      operator: stage.wallet("operator"),
      regulator: stage.wallet("regulator"),
      gateways: [stage.wallet("gateway 1"), stage.wallet("gateway 2")],
    });
    for (const line of lines) saw(line);
  },
};

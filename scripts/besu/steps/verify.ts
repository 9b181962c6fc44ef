import type { Step } from "../step.ts";
import { until } from "../until.ts";

export const verify: Step = {
  name: "verify",
  title:
    "tally deployment verify and the doctor find the contracts as they were built, and nobody but the Council with power",
  needs: ["deploy"],
  within: 150,
  async run({ deploymentFile, done, folder, nodes: [{ url }], tally }, saw) {
    const where = ["--rpc", url, "--deployment", deploymentFile];
    // 75 says to try again: under load a node may not have the state of a block that it has just told of.
    const again: string[] = [];
    await until("tally deployment verify ends", 120, async () => {
      const { exitCode, json } = await tally(...where, "deployment", "verify");
      if (exitCode === TRY_AGAIN) again.push(json().error.code);
      return exitCode !== TRY_AGAIN;
    });
    if (again.length > 0) saw(`asked to try again: ${again.join(", ")}`);
    await done(...where, "deployment", "verify");
    saw("tally deployment verify: every contract is what was built, the Council alone has power");
    await done(...where, "network", "doctor", "--network", folder);
    saw("the doctor finds the contracts as they were built");
  },
};

const TRY_AGAIN = 75;

import { writeFileSync } from "node:fs";
import { requireSeen, StepFailure } from "../failure.ts";
import type { Stage } from "../stage.ts";
import type { Step } from "../step.ts";

export const deploy: Step = {
  name: "deploy",
  title: "npm run deploy -- --network besu is killed, goes on, and what it made passes verification",
  needs: ["start"],
  within: 240,
  async run(stage, saw) {
    const { children, deploymentFile, deployment, done, nodes, folder } = stage;
    const config = stage.path("founding.json");
    const founder = { name: "Development", roles: [], admin: stage.wallet("admin").address };
    const council = { timelockDelay: 0, votingDelay: 0, votingPeriod: 3_600 };
    writeFileSync(config, JSON.stringify({ founders: [founder], council }));
    const args = ["scripts/deploy.ts", "--network", "besu", "--config", config, "--deployment", deploymentFile];
    const deployer = stage.wallet("deployer");
    const [{ url }] = nodes;
    const env = { BESU_RPC_URL: url, BESU_DEPLOYER_KEY: deployer.privateKey };

    const first = children.start([...args], env);
    while ((await sentBy(stage)) < KILLED_AFTER) await Promise.race([pause(), first.ended]);
    first.signal("SIGKILL");
    await first.ended;
    const before = await sentBy(stage);
    saw(`killed when ${before} of its transactions were mined`);

    const { code, err } = await children.run(args, env);
    if (code !== 0) throw new StepFailure("PROGRAM_FAILED", `the deployment ended with ${code}: ${err}`, { code });
    const contracts = Object.keys(deployment().contracts);
    const sent = await sentBy(stage);
    saw(`it went on: ${contracts.length} contracts with ${sent} transactions of an account without money`);

    const again = await children.run(args, env);
    requireSeen(again.code === 0 && (await sentBy(stage)) === sent, "once more it sends nothing", { err: again.err });
    const where = ["--rpc", url, "--deployment", deploymentFile];
    await done(...where, "deployment", "verify");
    await done(...where, "network", "doctor", "--network", folder);
    saw("once more it sends nothing; tally deployment verify and the doctor find the contracts as they were built");
  },
};

const KILLED_AFTER = 4;
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
const sentBy = (stage: Stage) => stage.provider().getTransactionCount(stage.wallet("deployer").address, "latest");

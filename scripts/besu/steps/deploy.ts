import { writeFileSync } from "node:fs";
import { StepFailure } from "../failure.ts";
import type { Stage } from "../stage.ts";
import type { Step } from "../step.ts";

export const deploy: Step = {
  name: "deploy",
  title: "npm run deploy -- --network besu is killed, and goes on where it was",
  needs: ["start"],
  within: 240,
  async run(stage, saw) {
    const { children, deploymentFile, deployment, nodes } = stage;
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
  },
};

const KILLED_AFTER = 4;
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
const sentBy = (stage: Stage) => stage.provider().getTransactionCount(stage.wallet("deployer").address, "latest");

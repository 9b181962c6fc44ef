import { doctorAt, statusOf } from "../doctor.ts";
import { requireSeen } from "../failure.ts";
import { openStater } from "../stater.ts";
import type { Step } from "../step.ts";
import { until } from "../until.ts";

export const oneDown: Step = {
  name: "one-down",
  title: "one validator is stopped: the chain goes on, slower, and says who is missing",
  needs: ["deploy"],
  within: 180,
  async run(stage, saw) {
    const stater = await openStater(stage, "onedown");
    const [here, down] = stage.nodes;
    try {
      await stage.done("network", "down", "--network", stage.folder, down.name);
      const [from, began] = [await here.height(), performance.now()];
      await until(`${BLOCKS} blocks without ${down.name}`, 90, async () => (await here.height()) >= from + BLOCKS);
      const seconds = (performance.now() - began) / 1_000;
      saw(
        `without ${down.name}: ${BLOCKS} blocks in ${seconds.toFixed(1)} s, ${(BLOCKS / seconds).toFixed(2)} per second`,
      );
      const sent = await stater.state(STATEMENTS);
      await Promise.all(sent.map((each) => each.receipt()));
      await stater.requireOnce(stage.provider());
      saw(`${STATEMENTS} statements are on the chain once`);
      const missing = (await statusOf(stage)).filter(({ trouble }) => trouble !== undefined);
      requireSeen(missing.length === 1 && missing[0]?.name === down.name, "status names it, and no other", { missing });
      const { exitCode, names, seen } = await doctorAt(stage, here);
      requireSeen(exitCode === 0 && names.includes("few-peers"), "the doctor warns of few peers alone", { names });
      saw(
        `status: ${down.name} ${missing[0]?.trouble}; doctor at ${here.name}: ${Object.entries(seen).flat().join(", ")}`,
      );
      await stage.done("network", "up", "--network", stage.folder, "--within", "150", down.name);
      const height = await here.height();
      await until(`${down.name} has block ${height}`, 60, async () => (await down.height()) >= height);
      saw(`started again, it has block ${height}`);
    } finally {
      await stater.close();
    }
  },
};

const BLOCKS = 8;
const STATEMENTS = 10;

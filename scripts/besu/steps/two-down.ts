import { signerSender } from "../../../src/sdk/core/send/signer-sender.ts";
import { refused } from "../../../src/testing/errors.ts";
import { doctorAt, statusOf } from "../doctor.ts";
import { requireSeen } from "../failure.ts";
import { openStater } from "../stater.ts";
import type { Step } from "../step.ts";
import { pause, until } from "../until.ts";

export const twoDown: Step = {
  name: "two-down",
  title: "two validators are stopped: the chain halts, everybody is told why, nothing is lost, and it recovers",
  needs: ["deploy"],
  within: 300,
  async run(stage, saw) {
    const stater = await openStater(stage, "twodown");
    const [here, one, two] = stage.nodes;
    const names = [one.name, two.name];
    try {
      await stage.done("network", "down", "--network", stage.folder, ...names);
      const began = performance.now();
      await pause(STILL);
      const halted = await here.height();
      const sent = await stater.state(STATEMENTS);
      saw(`without ${names.join(" and ")} it halts at block ${halted}; ${STATEMENTS} statements are stored and wait`);

      const notes: string[] = [];
      const sending = { onNote: (text: string) => notes.push(text), resendAfter: 2_000, giveUpAfter: 8_000 };
      const plain = await signerSender(stage.wallet("waiting"), sending);
      const waiting = await plain.send({ to: stage.wallet("waiting").address, data: "0x", gasLimit: 21_000n });
      const told = await refused(waiting.receipt(), "CHAIN_HALTED");
      requireSeen(told.retryable && notes.length > 0, "who waits is told, and may try again", { notes });
      saw(`a waiting SDK is told "${notes.at(-1)}", then CHAIN_HALTED: ${told.message}`);
      await stater.untilTold("CHAIN_HALTED", 20);
      const { exitCode, seen } = await doctorAt(stage, here);
      requireSeen(exitCode === 1 && seen["quorum-lost"] !== undefined, "the doctor finds the quorum lost", { seen });
      saw(`the outbox: CHAIN_HALTED; doctor: quorum-lost, ${seen["quorum-lost"]}`);
      const missing = (await statusOf(stage)).filter(({ trouble }) => trouble !== undefined).map(({ name }) => name);
      requireSeen(missing.join() === names.join(), "status names both", { missing });
      requireSeen((await here.height()) === halted, "no block came", { halted });

      await stage.done("network", "up", "--network", stage.folder, "--no-wait", ...names);
      const without = Math.round((performance.now() - began) / 1_000);
      const back = performance.now();
      await until("a block", 200, async () => (await here.height()) > halted);
      const seconds = Math.round((performance.now() - back) / 1_000);
      saw(`started again after ${without} s without a quorum; ${seconds} s later there is a block`);
      await Promise.all(sent.map((each) => each.receipt()));
      await stater.requireOnce(stage.provider());
      requireSeen(stater.told.at(-1) === "well", "the outbox is well again", { told: stater.told });
      await until("what the SDK gave up is mined", 30, () =>
        stage.provider().getTransactionReceipt(waiting.hash).then(Boolean),
      );
      saw(`all ${STATEMENTS} are on the chain once, and so is the transaction that was given up`);
      for (const node of [one, two]) {
        await until(`${node.name} answers`, 60, () =>
          node
            .height()
            .then(() => true)
            .catch(() => false),
        );
      }
    } finally {
      await stater.close();
    }
  },
};

/** Milliseconds after which a block that was under way has come. */
const STILL = 4_000;
const STATEMENTS = 5;

import { doctorAt } from "../doctor.ts";
import { requireSeen } from "../failure.ts";
import { openStater } from "../stater.ts";
import type { Step } from "../step.ts";
import { pause } from "../until.ts";

export const allKilled: Step = {
  name: "all-killed",
  title:
    "all validators are killed with transactions in their pools: started again, the chain goes on, and nothing is lost or doubled",
  needs: ["deploy"],
  within: 300,
  async run(stage, saw) {
    const stater = await openStater(stage, "allkilled");
    const [here, two, three, four] = stage.nodes;
    try {
      await Promise.all([three.kill(), four.kill()]);
      await pause(STILL);
      const halted = await here.height();
      const sent = await stater.state(STATEMENTS);
      const bare = stage.wallet("forgotten");
      const raw = await bare.signTransaction({
        chainId: stage.network.chainId,
        type: 0,
        nonce: 0,
        to: bare.address,
        gasLimit: 21_000,
        gasPrice: 0,
      });
      const hash = await here.ask<string>("eth_sendRawTransaction", raw);
      await Promise.all([here.kill(), two.kill()]);
      saw(`killed at block ${halted}, ${STATEMENTS} statements and another transaction in the pools`);
      const began = performance.now();
      await stage.done("network", "up", "--network", stage.folder, "--within", "240");
      saw(`all four are up with new blocks after ${Math.round((performance.now() - began) / 1_000)} s`);
      await Promise.all(sent.map((each) => each.receipt()));
      await stater.requireOnce(stage.provider());
      saw(`the outbox sent its ${STATEMENTS} again: each is on the chain once`);
      const known = await here.ask<object | null>("eth_getTransactionByHash", hash);
      requireSeen(known === null, "nobody knows the transaction that no outbox has", { known });
      saw("nobody knows the transaction that no outbox has");
      const { exitCode, names } = await doctorAt(stage, here);
      requireSeen(exitCode === 0, "the doctor finds nothing grave", { names });
    } finally {
      await stater.close();
    }
  },
};

/** Milliseconds after which a block that was under way has come. */
const STILL = 4_000;
const STATEMENTS = 5;

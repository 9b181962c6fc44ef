import { Wallet } from "ethers";
import { memoryStore } from "../../../src/sdk/core/send/memory-store.ts";
import { createOutbox } from "../../../src/sdk/core/send/outbox.ts";
import { signerSender } from "../../../src/sdk/core/send/signer-sender.ts";
import { refused } from "../../../src/testing/errors.ts";
import { requireSeen } from "../failure.ts";
import type { Step } from "../step.ts";
import { until } from "../until.ts";

export const account: Step = {
  name: "account",
  title: "an account that no list has is refused by each node, until it is permitted",
  needs: ["start"],
  within: 60,
  async run(stage, saw) {
    const stranger = new Wallet(Wallet.createRandom().privateKey);
    const call = { to: stranger.address, data: "0x", gasLimit: 21_000n };
    const reasons = new Set<string>();
    for (const [n] of stage.nodes.entries()) {
      const sender = await signerSender(stranger.connect(stage.provider(n)));
      const { values } = await refused(() => sender.send(call), "RPC_REFUSED");
      reasons.add(String(values.reason));
    }
    requireSeen(reasons.size === 1 && /not authorized/.test([...reasons].join()), "all say why", {
      reasons: [...reasons],
    });
    saw(`all four nodes: RPC_REFUSED, ${[...reasons].join()}`);

    const told: string[] = [];
    const outbox = await createOutbox({
      provider: stage.provider(),
      signer: stranger,
      store: memoryStore(),
      pollInterval: 200,
      onError: ({ code, values }) => told.push(`${code}: ${values.reason ?? ""}`),
    });
    try {
      const sent = await outbox.send(call, { idempotencyKey: "as a stranger" });
      await until("the outbox says that it is refused", 20, async () => told.some((each) => /authorized/.test(each)));
      saw(`an outbox keeps what it has, and says ${told.at(-1)}`);
      const addresses = [stranger.address];
      for (const node of stage.nodes) await node.ask("perm_addAccountsToAllowlist", addresses);
      const { status } = await sent.receipt();
      requireSeen(status === 1, "permitted, it is mined", { status });
      for (const node of stage.nodes) await node.ask("perm_removeAccountsFromAllowlist", addresses);
      const sender = await signerSender(stranger.connect(stage.provider()));
      await refused(() => sender.send(call), "RPC_REFUSED");
      saw("permitted at all four nodes, it goes through; struck off, it is refused again");
    } finally {
      await outbox.close();
    }
  },
};

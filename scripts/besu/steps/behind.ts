import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { permissionsConfig } from "../../../src/network/init/permissions.ts";
import { connect } from "../../../src/sdk/core/connect.ts";
import { streamEvents } from "../../../src/sdk/core/events/stream.ts";
import { createOutbox } from "../../../src/sdk/core/send/outbox.ts";
import { attestationsContract } from "../../../src/sdk/evidence/contracts.ts";
import { refused } from "../../../src/testing/errors.ts";
import { doctorAt } from "../doctor.ts";
import { requireSeen } from "../failure.ts";
import { openStater } from "../stater.ts";
import type { Step } from "../step.ts";
import { until } from "../until.ts";

export const behind: Step = {
  name: "behind",
  title: "a node that is cut off is behind: nobody who asks it is misled, and it catches up",
  needs: ["deploy"],
  within: 240,
  async run(stage, saw) {
    const stater = await openStater(stage, "behind");
    const [here, , cut] = stage.nodes;
    const { network, folder, deployment } = stage;
    const files = ["permissions_config.toml", "static-nodes.json"].map((name) => join(cut.folder, name));
    const [permissions, connections] = files as [string, string];
    const whole = files.map((file) => readFileSync(file, "utf8"));
    const putBack = () => {
      for (const [i, file] of files.entries()) writeFileSync(file, whole[i] as string);
    };
    try {
      await stage.done("network", "down", "--network", folder, cut.name);
      const alone = network.nodes.filter(({ name }) => name === cut.name);
      // Besu does not start with static nodes that are not in the list.
      writeFileSync(permissions, permissionsConfig({ nodes: alone, accounts: network.accounts }));
      writeFileSync(connections, "[]\n");
      await stage.done("network", "up", "--network", folder, "--no-wait", cut.name);
      await until(`${cut.name} answers`, 120, () =>
        cut.height().then(
          () => true,
          () => false,
        ),
      );
      const sent = await stater.state(STATEMENTS);
      const receipts = await Promise.all(sent.map((each) => each.receipt()));
      const mined = Math.max(...receipts.map(({ blockNumber }) => blockNumber));
      await until("the others are ahead", 60, async () => (await here.height()) > (await cut.height()) + AHEAD);
      const [ahead, stands] = [await here.height(), await cut.height()];
      const { exitCode, names, seen } = await doctorAt(stage, cut);
      const found = ["no-peers", "node-behind", "allow-list-lacks"];
      requireSeen(exitCode === 1 && found.every((each) => names.includes(each)), `the doctor finds ${found}`, {
        names,
      });
      saw(
        `cut off, ${cut.name} stands at ${stands}, the others at ${ahead}; doctor: ${names.join(", ")}; ${seen["node-behind"]}`,
      );

      await stater.close();
      const provider = stage.provider(2);
      const outbox = { provider, signer: stater.wallet, store: stater.store };
      await refused(createOutbox(outbox), "NODE_BEHIND");
      saw("an outbox that knows more does not start there: NODE_BEHIND");
      const block = await stage.provider().getBlock(ahead);
      const cursor = { block: ahead, blockHash: String(block?.hash), logIndex: null };
      const reader = await connect({ provider, deployment: deployment() });
      const stream = () => streamEvents(reader, { contracts: [attestationsContract], from: cursor, pollInterval: 200 });
      const { values } = await refused(async () => stream().next(), "CHAIN_CHANGED");
      requireSeen(Number(values.head) < ahead, "an event stream that is further is told how far the node is", {
        values,
      });
      saw(`an event stream that is further ends, and tells that the node has no block after ${values.head}`);

      const others = network.nodes.filter(({ name }) => name !== cut.name).map(({ enode }) => enode);
      await cut.ask("perm_addNodesToAllowlist", others);
      for (const enode of others) await cut.ask("admin_addPeer", enode);
      const began = performance.now();
      await until(`${cut.name} has block ${ahead}`, 120, async () => (await cut.height()) >= ahead);
      const there = await provider.getBlock(ahead);
      requireSeen(there?.hash === block?.hash, `it has the same block ${ahead}`, { hash: there?.hash });
      await until("a block more", 30, async () => (await cut.height()) > ahead);
      const { value } = await stream().next();
      requireSeen(value !== undefined && value.cursor.block > ahead, "a stream from the same cursor goes on", {
        value,
      });
      await (await createOutbox(outbox)).close();
      await stater.requireOnce(provider);
      saw(
        `permitted again it has the same block ${ahead} after ${Math.round((performance.now() - began) / 1_000)} s; stream and outbox go on there, with all of ${STATEMENTS} statements up to block ${mined}`,
      );
    } catch (error) {
      putBack();
      await stage.done("network", "down", "--network", folder, cut.name); // with the lists that it has been started with
      throw error;
    } finally {
      await stater.close();
      putBack();
    }
  },
};

const STATEMENTS = 5;
/** More blocks than nodes differ by while all is well. */
const AHEAD = 6;

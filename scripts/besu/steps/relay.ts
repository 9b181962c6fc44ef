import { writeFileSync } from "node:fs";
import { getRecordedHeader } from "../../../src/sdk/anchoring/actions/get-recorded-header.ts";
import { requireSeen } from "../failure.ts";
import { openMainChain } from "../main-chain.ts";
import type { Step } from "../step.ts";
import { until } from "../until.ts";

export const relay: Step = {
  name: "relay",
  title: "tally relay run brings the heights that are asked for, is killed, and goes on",
  needs: ["deploy"],
  within: 120,
  async run(stage, saw) {
    const side = stage.provider(1);
    const main = await openMainChain(stage, side, "relay-main");
    try {
      const config = stage.path("relay.json");
      const nodes = stage.nodes.map(({ url }) => url);
      const { lightClient } = main;
      const store = stage.path("relay.sqlite");
      writeFileSync(
        config,
        JSON.stringify({ lightClient, side: { nodes, pollInterval: 200 }, api: { port: 0 }, store }),
      );
      const args = ["src/cli/main.ts", ...main.where, "--json", "relay", "run", "--config", config];
      const env = { TALLY_KEY: stage.wallet("relayer").privateKey };
      const start = async () => {
        const program = stage.children.start(args, env);
        const { url } = JSON.parse(await program.firstLine) as { url: string };
        return { program, url };
      };
      const ask = (url: string, number: number) =>
        until(`the relayer takes the request of ${number}`, 30, async () => {
          const headers = { "content-type": "application/json" };
          const body = JSON.stringify({ number });
          return (await fetch(`${url}/v1/heights`, { method: "POST", headers, body })).status === 202;
        });
      const recorded = (url: string, number: number) =>
        until(`height ${number} is recorded`, 30, async () => {
          const answer = (await (await fetch(`${url}/v1/heights/${number}`)).json()) as { state: string };
          return answer.state === "Recorded";
        });

      const first = await start();
      const head = await side.getBlockNumber();
      await ask(first.url, head);
      await recorded(first.url, head);
      saw(`height ${head}, read from four nodes, is recorded`);
      const later = [head - 1, head - 2, head - 3];
      for (const number of later) await ask(first.url, number);
      first.program.signal("SIGKILL");
      await first.program.ended;
      const second = await start();
      for (const number of later) await recorded(second.url, number);
      for (const number of later) {
        const header = await getRecordedHeader(main.ours, { lightClient, number });
        const block = await side.getBlock(number);
        requireSeen(block?.hash?.startsWith(header.blockHash) === true, `height ${number} is that block`, { header });
      }
      saw(`killed with ${later.length} requests before it, it brought them in its next life`);
      second.program.signal("SIGTERM");
      const { code } = await second.program.ended;
      requireSeen(code === 0, "it ends with 0 when it is told to stop", { code });
    } finally {
      await main.close();
    }
  },
};

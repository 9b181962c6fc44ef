import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Interface, JsonRpcProvider } from "ethers";
import { custody } from "../../src/indexer/custody/domain.ts";
import { domainsOn, openIndexer, openIndexStore } from "../../src/indexer/open-indexer.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { streamEvents } from "../../src/sdk/core/events/stream.ts";
import { custodyContract } from "../../src/sdk/custody/contracts.ts";
import { CUSTODY, EVENTS_PER_BLOCK, type MadeChain, madeChain } from "../../src/testing/made-chain.ts";
import { abi } from "../../types/abi/Custody.ts";
import type { Row } from "../bridge/rows.ts";
import { median, rounded } from "../bridge/statistics.ts";
import { floorOf } from "./floor.ts";
import { fanOut } from "./listeners.ts";
import { longestPause } from "./pauses.ts";

export interface Sizes {
  readonly events: number;
  /** Who listens for changes, and who asks to when all places are taken. */
  readonly clients: number;
  readonly refused: number;
  readonly pages: number;
}

/** Events that ethers is asked to read: it takes long. */
const MOST_BY_ETHERS = 20_000;

const seconds = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
};

/** Follows a made chain into rows, and measures what else an indexer does with them. */
export async function measureIndexer({ events, clients, refused, pages }: Sizes): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-indexer-"));
  const store = join(folder, "rows.db");
  const chain = await madeChain(events);
  const { client, head } = chain;
  const config = { api: { port: 0 }, store, pollInterval: 10, mostPerMinute: 10_000_000, mostStreams: clients };
  try {
    // It begins to follow before its API answers.
    const began = performance.now();
    const indexer = await openIndexer({ config, client, domains: [custody], clock: systemClock, log: silentLogger });
    const following = await longestPause(async () => {
      while (indexer.state.block < head) await systemClock.sleep(5);
    });
    const followed = (performance.now() - began) / 1_000;
    const memory = process.resourceUsage().maxRSS / 2 ** 10;
    const { given: page, pause } = await longestPause(() => pageTimes(indexer.url, pages));
    const heard = await fanOut(chain, indexer.url, clients, refused);
    await indexer.close();

    const domains = domainsOn(client, [custody]);
    const opened = await openIndexStore({ store, poolSize: 1 }, client, domains);
    const rebuilt = await seconds(() => opened.rebuild());
    const floor = await floorOf(opened, domains, join(folder, "floor.db"), events);
    await opened.close();
    const streamed = await seconds(async () => {
      for await (const item of streamEvents(client, { contracts: [custodyContract] })) {
        if (item.type === "checkpoint" && item.cursor.block >= head) break;
      }
    });
    const perSecond = (time: number) => Math.round(events / time);
    const beside = (value: number, peer: string, peerValue: number) => ({
      peer,
      peerValue,
      ratio: rounded(value / peerValue, 2),
    });
    const [follow, decode, anew] = [perSecond(followed), perSecond(streamed), perSecond(rebuilt)];
    const inserts = "the same inserts";
    return [
      { name: "indexer-follow", value: follow, unit: "events/s", ...beside(follow, inserts, floor) },
      {
        name: "indexer-decode",
        value: decode,
        unit: "events/s",
        ...beside(decode, "ethers", await byEthers(chain, Math.min(events, MOST_BY_ETHERS))),
      },
      { name: "indexer-rebuild", value: anew, unit: "events/s", ...beside(anew, inserts, floor) },
      { name: "indexer-page-100", value: rounded(median(page), 2), unit: "ms" },
      { name: "indexer-page-100-slowest", value: rounded(Math.max(...page), 2), unit: "ms" },
      { name: "indexer-pause-reading", value: rounded(pause, 1), unit: "ms" },
      { name: "indexer-pause-following", value: rounded(following.pause, 1), unit: "ms" },
      { name: "indexer-memory", value: Math.round(memory), unit: "MiB" },
      { name: "indexer-open-streams", value: rounded(heard.opened, 1), unit: "ms" },
      { name: "indexer-fan-out", value: rounded(heard.told, 1), unit: "ms" },
      { name: "indexer-streams-refused", value: heard.refused, unit: "streams" },
    ];
  } finally {
    await chain.close();
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds of pages of 100 one after the other, over HTTP. */
async function pageTimes(url: string, pages: number): Promise<number[]> {
  const times: number[] = [];
  let next = "";
  for (let i = 0; i < pages; i++) {
    const began = performance.now();
    const answer = await fetch(`${url}/v1/units?custodian=3&limit=100${next}`);
    const page = (await answer.json()) as { readonly next: string | null };
    times.push(performance.now() - began);
    next = page.next === null ? "" : `&after=${page.next}`;
  }
  return times;
}

const BLOCKS = 200;

/** Events a second that ethers asks for and reads, of the same node. */
async function byEthers({ url }: MadeChain, events: number): Promise<number> {
  const provider = new JsonRpcProvider(url, 31_337, { staticNetwork: true, cacheTimeout: -1, batchMaxCount: 1 });
  const read = new Interface(abi);
  const last = Math.floor(events / EVENTS_PER_BLOCK);
  const time = await seconds(async () => {
    for (let fromBlock = 1; fromBlock <= last; fromBlock += BLOCKS) {
      const toBlock = Math.min(last, fromBlock + BLOCKS - 1);
      for (const log of await provider.getLogs({ address: CUSTODY, fromBlock, toBlock }))
        read.parseLog(log)?.args.toObject();
    }
  });
  provider.destroy();
  return Math.round((last * EVENTS_PER_BLOCK) / time);
}

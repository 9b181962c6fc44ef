import { hexlify } from "ethers";
import { createWatchlistAndWait, type WatchlistTerms } from "../../sdk/watchlist/actions/create-list.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";
import { KEYS_OPTION, readKeys } from "./shared/key-file.ts";

interface CreateOptions {
  readonly keys: string;
  readonly k: number;
  readonly quorum: number;
  readonly welcome: number;
  readonly price: number;
  readonly reward: number;
  readonly stake: number;
  readonly maturity: number;
  readonly maxLife: number;
  readonly decideWithin: number;
  readonly lead: number;
}

const DAY = 86_400;

export const verb: Verb<[name: string, options: CreateOptions]> = {
  takes: (command) =>
    command
      .argument("<name>", "at most 64 bytes; no second list of yours has it")
      .requiredOption(...KEYS_OPTION)
      .option("--k <entries>", "least entries of a bucket on average", wholeNumber, 100)
      .option("--quorum <organisations>", "independent reporters before a report earns", wholeNumber, 2)
      .option("--welcome <points>", "that each member begins with", wholeNumber, 100)
      .option("--price <points>", "of a query", wholeNumber, 1)
      .option("--reward <points>", "of a report that stays", wholeNumber, 5)
      .option("--stake <points>", "locked under a report or an objection", wholeNumber, 10)
      .option("--maturity <days>", "before a report earns", wholeNumber, 30)
      .option("--max-life <days>", "longest time of a report", wholeNumber, 730)
      .option("--decide-within <days>", "before an objection that nobody decides wins", wholeNumber, 30)
      .option("--lead <days>", "from the announcement of a key to its use", wholeNumber, 14),
  async run(cli, name, { keys: file, maturity, maxLife, decideWithin, lead, ...rest }) {
    const [first] = readKeys(file);
    const publicKey = hexlify(first?.publicKey ?? "0x");
    const { k, quorum, welcome, price, reward, stake } = rest;
    const spans = {
      maturity: maturity * DAY,
      maxLife: maxLife * DAY,
      decideWithin: decideWithin * DAY,
      lead: lead * DAY,
    };
    const terms: WatchlistTerms = { k, quorum, welcome, price, reward, stake, ...spans };
    const { list, operator, receipt } = await createWatchlistAndWait(await cli.writer(), { name, terms, publicKey });
    const json = { ok: true, list, operator, publicKey, tx: receipt.hash };
    cli.result(
      `list      ${list}\noperator  ${operator}\nnext: tally watchlist serve ${list} --keys ${file} --store FILE`,
      json,
    );
  },
};

import type { Client } from "../../core/client.ts";
import { type BlockTime, bindAct, type Due, type DueSource } from "../../core/due/due.ts";
import { listEach } from "../../core/due/list-each.ts";
import { memo } from "../../core/due/memo.ts";
import type { StreamedEvent } from "../../core/events/event.ts";
import { treatiesContract } from "../contracts.ts";
import { ACCOUNT, DEEM, DRAW, LAPSE } from "./acts.ts";
import { type BookedLoss, type BookedShare, type BookedTreaty, TreatyBook } from "./treaty-book.ts";

/** What no event tells of a treaty. */
interface Kept {
  /** Recoveries that wait in the account. */
  readonly account: bigint;
  readonly accountAt: number;
  /** What of the instalments is paid or set off, and the premium of what was reinstated. */
  readonly paid: bigint;
  readonly reinstatement: bigint;
  readonly reinstatementBy: number;
}

/** What falls due under treaties: the lead's answer, premium, payments, the account, and losses that nobody calls. */
export const treatiesDue: DueSource = {
  domain: "treaties",
  contracts: [treatiesContract],
  kinds: {
    "treaties.account": true,
    "treaties.assessment": true,
    "treaties.call": true,
    "treaties.loss": true,
    "treaties.premium": false,
  },
  open(client) {
    const [book, reads] = [new TreatyBook(), memo<Kept>()];
    return {
      take: (event) => book.take(event as StreamedEvent<typeof treatiesContract>),
      list: (at) =>
        listEach(
          book.treaties(),
          ({ id }) => id,
          async (treaty) => {
            const kept = await reads(treaty.id, treaty.version, () => readTreaty(client, at, treaty.id));
            const losses = book.losses(treaty.id).flatMap((loss) => lossDues(treaty, loss));
            const shares = book.shares(treaty.id).map(shareDue);
            return [...losses, ...shares, ...treatyDues(treaty, kept)];
          },
        ),
    };
  },
};

async function readTreaty(client: Client, { block }: BlockTime, id: string): Promise<Kept> {
  const read = await treatiesContract(client).treatyOf(id, { blockTag: block });
  return {
    account: read.account,
    accountAt: Number(read.accountAt),
    paid: read.premiumPaid,
    reinstatement: read.reinstatement,
    reinstatementBy: Number(read.reinstatementBy),
  };
}

function lossDues({ terms }: BookedTreaty, { id, notice, state, by }: BookedLoss): Due[] {
  if (state === "Contested") return []; // the arbiter has no clock
  if (state === "Notified") {
    const [orgs, outcome] = [[terms.lines[0]?.org ?? 0], "the loss counts as it was advised"];
    return [{ kind: "treaties.assessment", subject: id, orgs, dueAt: by + 1, outcome, act: bindAct(DEEM, id) }];
  }
  const outcome = "the loss ends: what was not called of it is not called any more";
  const dueAt = Math.max(by, terms.runOffUntil) + 1;
  return [{ kind: "treaties.loss", subject: id, orgs: [terms.cedent], dueAt, outcome, act: bindAct(LAPSE, notice) }];
}

function shareDue({ call, org, payBy }: BookedShare): Due {
  const outcome = "what the line posted is drawn";
  const act = bindAct(DRAW, { call, org });
  return { kind: "treaties.call", subject: `${call} ${org}`, orgs: [org], dueAt: payBy + 1, outcome, act };
}

function treatyDues({ id: subject, terms }: BookedTreaty, kept: Kept): Due[] {
  const { account, accountAt, paid, reinstatement, reinstatementBy } = kept;
  const dues: Due[] = [];
  if (account !== 0n) {
    const [orgs, outcome] = [terms.lines.map(({ org }) => org), "the account is settled, and the lines are called"];
    const dueAt = Math.min(accountAt, terms.runOffUntil) + 1;
    dues.push({ kind: "treaties.account", subject, orgs, dueAt, outcome, act: bindAct(ACCOUNT, subject) });
  }
  const sumTo = (n: number) => terms.instalments.slice(0, n).reduce((sum, { amount }) => sum + amount, 0n);
  const sum = sumTo(terms.instalments.length);
  const first = terms.instalments.find((_, i) => sumTo(i + 1) > paid)?.dueBy;
  const owed = paid < sum + reinstatement && reinstatement !== 0n ? reinstatementBy : undefined;
  const times = [first, owed].filter((time) => time !== undefined);
  if (times.length !== 0) {
    const outcome = "the cedent calls nothing until it has paid";
    const dueAt = Math.min(...times) + 1;
    dues.push({ kind: "treaties.premium", subject, orgs: [terms.cedent], dueAt, outcome });
  }
  return dues;
}

import { unpackHandoverAcceptanceTerms } from "../../sdk/custody/model/handover-acceptance-terms.ts";
import { unpackHandoverOfferTerms } from "../../sdk/custody/model/handover-offer-terms.ts";
import { orNothing } from "../project/values.ts";
import type { Asked, MadePage } from "../serve/answers.ts";
import { type PageQuestion, placeIn, placeText } from "../serve/page.ts";
import { timesOf } from "../store/block-times.ts";
import { blockAt, EVENT, logAt } from "../store/kept-tables.ts";
import { UNIT_ACT } from "./tables.ts";
import { readExactly, type Word, wordOf } from "./word.ts";

/** Every act on a unit, and on the containers that it was in while it was in them. */
export async function actsOf({ read, parameters }: Asked, { after, limit }: PageQuestion): Promise<MadePage> {
  const from = after === undefined ? {} : { after: placeIn(after, 1) };
  const where = [["unit", "=", parameters.unit]] as const;
  const found = await read.select(UNIT_ACT, { where, order: ["pos"], ...from, limit: limit + 1 });
  const positions = found.slice(0, limit).map(({ pos }) => pos);
  const times = await timesOf(read, positions.map(blockAt));
  const these = [["pos", "in", positions]] as const;
  const events = positions.length === 0 ? [] : await read.select(EVENT, { where: these, order: ["pos"], limit });
  const items = events.map((event) => actOf(event, times.get(blockAt(event.pos)) ?? 0));
  const last = found.length > limit ? found[limit - 1] : undefined;
  return { items, next: last === undefined ? null : placeText([last.pos]) };
}

type Args = Readonly<Record<string, unknown>>;

interface ActEvent {
  readonly pos: number;
  readonly name: string;
  readonly transaction: string;
  readonly args: Args;
}

/** Arguments that have a place of their own. */
const TOLD = [
  "unit",
  "parent",
  "input",
  "org",
  "custodian",
  "by",
  "when",
  "state",
  "evidence",
  "label",
  "offered",
  "accepted",
  "giver",
  "receiver",
];

function actOf({ pos, name, transaction, args }: ActEvent, time: number) {
  const unit = String(args.unit ?? args.parent ?? args.input);
  const word = args.state === undefined ? null : wordOf(String(args.state));
  const handover = name === "HandoverConcluded" && word !== null ? handoverOf(args, word) : null;
  const evidence = args.evidence ?? args.givenEvidence;
  const details = Object.entries(args).filter(
    ([key]) => handover === null && (!TOLD.includes(key) || isVerdict(name, key)),
  );
  return {
    act: name,
    unit,
    org: handover?.from ?? orgOf(name, args, word),
    account: args.giver ?? (String(args.by).startsWith("0x") ? args.by : null),
    when:
      handover?.when ??
      (args.when === undefined ? (name === "UnitCreated" ? (word?.since ?? time) : time) : Number(args.when)),
    recordedAt: time,
    state: word === null ? null : stateOf(word),
    evidence: evidence === undefined ? null : orNothing(String(evidence)),
    handover: handover === null ? null : handover.shown,
    details: Object.fromEntries(details),
    block: blockAt(pos),
    log: logAt(pos),
    transaction,
  };
}

/** In a resolution it is a verdict, in a handover the terms. */
const isVerdict = (name: string, key: string) => name === "DisputeResolved" && key === "accepted";

function orgOf(name: string, args: Args, word: Word | null): number {
  // `by` is an organisation in a recall, an account elsewhere.
  if (name === "RecallSet") return Number(args.by);
  if (name === "DisputeResolved" && args.regulator !== "0") return Number(args.regulator);
  return Number(args.org ?? args.custodian ?? word?.custodian ?? 0);
}

function stateOf({ custodian, site, step, phase, classes, quantity, items, hops, since }: Word) {
  return { custodian, site, step, phase, classes, quantity, items, hops, since };
}

/** Both measurements, from the words of the terms. */
function handoverOf(args: Args, { phase }: Word) {
  const offered = readExactly(BigInt(String(args.offered)), 56n, unpackHandoverOfferTerms);
  const accepted = readExactly(BigInt(String(args.accepted)), 48n, unpackHandoverAcceptanceTerms);
  const shown = {
    from: offered.from,
    to: offered.to,
    outcome: phase === "Disputed" ? "Disputed" : phase === "Returning" ? "Refused" : "Taken",
    givenQuantity: offered.quantity,
    takenQuantity: accepted.quantity,
    givenItems: offered.items,
    takenItems: accepted.items,
    condition: accepted.condition,
    receiver: args.receiver,
  };
  return { from: offered.from, when: accepted.when, shown };
}

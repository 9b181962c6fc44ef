import { timesOf } from "../store/block-times.ts";
import { blockAt, EVENT, EVENT_TOPIC, kindOf, logAt, positionOf } from "../store/kept-tables.ts";
import type { Condition, Reader, Selection } from "../store/reader.ts";
import { type Projection, topicsOf } from "../project/projection.ts";
import type { RowOf } from "../store/table.ts";
import type { Asked, MadePage } from "../serve/answers.ts";
import { lookThrough } from "../serve/look-through.ts";
import { requireMember, shownTo } from "../serve/withhold.ts";
import { type PageQuestion, placeIn, placeText } from "../serve/page.ts";

type Found = RowOf<typeof EVENT>;

/** Events of a transaction that are looked through at once. */
const TOGETHER = 500;

type Place = Pick<Selection, "order" | "isReversed" | "after" | "limit">;

/** Contracts of whose events the asker is not even told that there are some: those that say who deals with whom, for who is no member. */
const hiddenFrom = ({ viewer }: Asked, projections: ReadonlyMap<string, Projection>): readonly string[] =>
  viewer.kind === "member" ? [] : [...projections].filter(([, each]) => each.isConfidential).map(([name]) => name);

/** Events of all contracts: by what they are about, or by where they come from. @throws `INDEX_WITHHELD`. */
export async function eventsPage(
  asked: Asked,
  page: PageQuestion,
  projections: ReadonlyMap<string, Projection>,
): Promise<MadePage> {
  const { parameters, read } = asked;
  const { topic, newest, from, to, contract } = parameters;
  const hidden = hiddenFrom(asked, projections);
  if (hidden.includes(String(contract))) requireMember(asked.viewer, `what ${contract} tells`);
  const range: Condition[] = [];
  if (from !== undefined) range.push(["pos", ">=", positionOf(Number(from), 0)]);
  if (to !== undefined) range.push(["pos", "<", positionOf(Number(to) + 1, 0)]);
  const after = page.after === undefined ? {} : { after: placeIn(page.after, 1) };
  const place = { order: ["pos"], isReversed: newest === true, ...after, limit: page.limit + 1 };
  const where = [...range, ...filtersOf(parameters, hidden)];
  const { rows, stoppedAt } =
    topic === undefined
      ? await lookThrough(read, EVENT, { ...place, where })
      : { rows: await eventsAbout(asked, String(topic).toLowerCase(), range, place, hidden), stoppedAt: undefined };
  const found = rows as readonly Found[];
  const events = found.slice(0, page.limit);
  const times = await timesOf(
    read,
    events.map(({ pos }) => blockAt(pos)),
  );
  const items = events.map((event) => eventItem(event, times.get(blockAt(event.pos)) ?? 0, asked, projections));
  const last = found.length > page.limit ? events.at(-1) : (stoppedAt as Found | undefined);
  return { items, next: last === undefined ? null : placeText([last.pos]) };
}

/** As many as there are, of those about a topic. */
async function eventsAbout(
  { parameters, read }: Asked,
  topic: string,
  range: readonly Condition[],
  place: Place,
  hidden: readonly string[],
): Promise<Found[]> {
  if (parameters.transaction !== undefined) return ofTransaction(read, parameters, topic, range, place, hidden);
  const about: RowOf<typeof EVENT_TOPIC>[] = [];
  for (const kind of await kindsOf(read, parameters, topic, hidden)) {
    const where: Condition[] = [
      ["topic", "=", topic],
      ...(kind === undefined ? [] : [["kind", "=", kind] as const]),
      ...range,
    ];
    about.push(...(await read.select(EVENT_TOPIC, { ...place, where })));
  }
  const sign = place.isReversed === true ? -1 : 1;
  const positions = about
    .map(({ pos }) => pos)
    .sort((a, b) => sign * (a - b))
    .slice(0, place.limit);
  return eventsAt(read, positions, place);
}

/** Kinds of events about a topic that a question is for, each found by the one before it; undefined for all. There are fewer than events of all contracts. */
async function kindsOf(
  read: Reader,
  { contract, name }: Asked["parameters"],
  topic: string,
  hidden: readonly string[],
): Promise<(string | undefined)[]> {
  if (contract === undefined && name === undefined && hidden.length === 0) return [undefined];
  if (contract !== undefined && name !== undefined) return [kindOf(String(contract), String(name))];
  const [from, to] = contract === undefined ? ["", "~"] : [kindOf(String(contract), ""), kindOf(String(contract), "~")];
  const kinds: string[] = [];
  for (let last = from; ; ) {
    const where = [
      ["topic", "=", topic],
      ["kind", ">", last],
      ["kind", "<", to],
    ] as const;
    const [next] = await read.select(EVENT_TOPIC, { where, order: ["kind", "pos"], limit: 1 });
    if (next === undefined) return kinds;
    last = next.kind;
    if (hidden.some((each) => last.startsWith(kindOf(each, "")))) continue;
    if (name === undefined || last.endsWith(kindOf("", String(name)))) kinds.push(last);
  }
}

/** A transaction has few events: they are looked through for those about the topic. */
async function ofTransaction(
  read: Reader,
  parameters: Asked["parameters"],
  topic: string,
  range: readonly Condition[],
  place: Place,
  hidden: readonly string[],
): Promise<Found[]> {
  const found: Found[] = [];
  for (let from = place; ; ) {
    const where = [...range, ...filtersOf(parameters, [])];
    const events = await read.select(EVENT, { ...from, where, limit: TOGETHER });
    const among = [
      ["topic", "=", topic],
      ["pos", "in", events.map(({ pos }) => pos)],
    ] as const;
    const about =
      events.length === 0 ? [] : await read.select(EVENT_TOPIC, { where: among, order: ["pos"], limit: TOGETHER });
    const wanted = new Set(about.map(({ pos }) => pos));
    found.push(...events.filter(({ pos, contract }) => wanted.has(pos) && !hidden.includes(contract)));
    const last = events.at(-1);
    if (last === undefined || events.length < TOGETHER || found.length >= place.limit)
      return found.slice(0, place.limit);
    from = { ...place, after: [last.pos] };
  }
}

const eventsAt = async (read: Reader, positions: readonly number[], { isReversed = false }: Place): Promise<Found[]> =>
  positions.length === 0
    ? []
    : read.select(EVENT, { where: [["pos", "in", positions]], order: ["pos"], isReversed, limit: positions.length });

function filtersOf(parameters: Asked["parameters"], hidden: readonly string[]): Condition[] {
  const equal = ["contract", "name", "transaction"].flatMap((name): Condition[] =>
    parameters[name] === undefined ? [] : [[name, "=", parameters[name]]],
  );
  return parameters.contract === undefined
    ? [...equal, ...hidden.map((each) => ["contract", "!=", each] as const)]
    : equal;
}

function eventItem(
  { pos, contract, name, transaction, args }: Found,
  time: number,
  asked: Asked,
  projections: ReadonlyMap<string, Projection>,
) {
  const [block, log] = [blockAt(pos), logAt(pos)];
  const projection = projections.get(contract);
  const topics = topicsOf(projection?.topics ?? {}, args);
  // Who deals with whom, and about how much, is for those who deal.
  const names = projection?.isConfidential === true ? Object.keys(args) : [];
  const id = `${block}:${log}`;
  const { withheld, ...shown } = shownTo(asked, args, { thing: `event:${id}`, names, isParty: false });
  return { id, contract, name, block, log, time, transaction, topics, args: shown, withheld };
}

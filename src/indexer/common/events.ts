import { BLOCK, blockAt, EVENT, EVENT_TOPIC, logAt, positionOf } from "../store/kept-tables.ts";
import type { Condition } from "../store/reader.ts";
import { type Projection, topicsOf } from "../project/projection.ts";
import type { RowOf } from "../store/table.ts";
import type { Asked, MadePage } from "../serve/answers.ts";
import { shownTo } from "../serve/withhold.ts";
import { type PageQuestion, placeIn, placeText } from "../serve/page.ts";

type Found = RowOf<typeof EVENT>;

/** Events of all contracts: by what they are about, or by where they come from. */
export async function eventsPage(
  asked: Asked,
  page: PageQuestion,
  projections: ReadonlyMap<string, Projection>,
): Promise<MadePage> {
  const { parameters, read } = asked;
  const { topic, newest, from, to } = parameters;
  const isReversed = newest === true;
  const range: Condition[] = [];
  if (from !== undefined) range.push(["pos", ">=", positionOf(Number(from), 0)]);
  if (to !== undefined) range.push(["pos", "<", positionOf(Number(to) + 1, 0)]);
  const after = page.after === undefined ? {} : { after: placeIn(page.after, 1) };
  const selection = { order: ["pos"], isReversed, ...after, limit: page.limit + 1 };
  const filters = filtersOf(parameters);
  let found: Found[];
  let last: number | undefined;
  if (topic === undefined) {
    found = await read.select(EVENT, { ...selection, where: [...range, ...filters] });
    last = found.length > page.limit ? found[page.limit - 1]?.pos : undefined;
    found = found.slice(0, page.limit);
  } else {
    const about = await read.select(EVENT_TOPIC, {
      ...selection,
      where: [["topic", "=", String(topic).toLowerCase()], ...range],
    });
    last = about.length > page.limit ? about[page.limit - 1]?.pos : undefined;
    found = [];
    for (const { pos } of about.slice(0, page.limit)) {
      const event = await read.get(EVENT, { pos });
      if (event && filters.every(([name, , value]) => event[name as keyof Found] === value)) found.push(event);
    }
  }
  const items: unknown[] = [];
  for (const event of found) items.push(await eventItem(event, asked, projections));
  return { items, next: last === undefined ? null : placeText([last]) };
}

function filtersOf(parameters: Asked["parameters"]): Condition[] {
  return ["contract", "name", "transaction"].flatMap((name): Condition[] =>
    parameters[name] === undefined ? [] : [[name, "=", parameters[name]]],
  );
}

async function eventItem(
  { pos, contract, name, transaction, args }: Found,
  asked: Asked,
  projections: ReadonlyMap<string, Projection>,
) {
  const [block, log] = [blockAt(pos), logAt(pos)];
  const time = (await asked.read.get(BLOCK, { number: block }))?.time ?? 0;
  const projection = projections.get(contract);
  const topics = topicsOf(projection?.topics ?? {}, args);
  // Who deals with whom, and about how much, is for those who deal.
  const names = projection?.isConfidential === true ? Object.keys(args) : [];
  const id = `${block}:${log}`;
  const { withheld, ...shown } = shownTo(asked, args, { thing: `event:${id}`, names, isParty: false });
  return { id, contract, name, block, log, time, transaction, topics, args: shown, withheld };
}

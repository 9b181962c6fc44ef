import { indexerError } from "../../errors.ts";
import type { Entities } from "./entities.ts";
import { find, type Found } from "./find.ts";
import type { Entity } from "./model.ts";
import type { Options } from "./options.ts";
import { ENTITY_TYPES } from "./types.ts";

/** Entities of one answer, with all that is expanded. */
const MOST_SHOWN = 20_000;

/** How entities are shown. */
export interface Showing {
  readonly entities: Entities;
  readonly now: number;
  shown: number;
}

type Shown = Record<string, unknown>;

/** An entity as JSON. @throws `INDEX_QUERY_TOO_WIDE`. */
export async function showEntity(
  entity: Entity,
  { select, expand }: Pick<Options, "select" | "expand">,
  showing: Showing,
): Promise<Shown> {
  const type = ENTITY_TYPES[entity.type];
  const self = `${showing.entities.making.root}/${type.plural}(${entity.id})`;
  const isWanted = (...names: string[]) => select === undefined || names.some((name) => select.includes(name));
  const shown: Shown = {};
  if (isWanted("id", "@iot.id")) shown["@iot.id"] = entity.id;
  if (isWanted("selfLink", "@iot.selfLink")) shown["@iot.selfLink"] = self;
  for (const [name, value] of Object.entries(entity.properties)) if (isWanted(name)) shown[name] = value;
  for (const [name, navigation] of Object.entries(type.navigations)) {
    const expansion = expand.find((each) => each.name === name);
    if (expansion === undefined) {
      if (isWanted(name)) shown[`${name}@iot.navigationLink`] = `${self}/${name}`;
      continue;
    }
    if (select?.includes(name)) shown[`${name}@iot.navigationLink`] = `${self}/${name}`;
    const { options } = expansion;
    const { entities, now } = showing;
    const found = await find(ENTITY_TYPES[navigation.type], navigation.where(entity), options, entities, now);
    spend(showing, found.entities.length);
    const items: Shown[] = [];
    for (const each of found.entities) items.push(await showEntity(each, options, showing));
    if (!navigation.isMany) {
      shown[name] = items[0] ?? null;
      continue;
    }
    if (found.count !== undefined) shown[`${name}@iot.count`] = found.count;
    shown[name] = items;
    const next = nextLink(`${self}/${name}`, expansion.given, found, options.top);
    if (next !== undefined) shown[`${name}@iot.nextLink`] = next;
  }
  return shown;
}

function spend(showing: Showing, more: number): void {
  showing.shown += more;
  if (showing.shown <= MOST_SHOWN) return;
  const values = { field: "$expand", most: MOST_SHOWN };
  throw indexerError("INDEX_QUERY_TOO_WIDE", `the answer would have more than ${MOST_SHOWN} entities`, values);
}

/** Where the next page is, with the options of this one. */
export function nextLink(
  address: string,
  given: readonly (readonly [string, string])[],
  { next }: Found,
  top: number,
): string | undefined {
  if (next === undefined) return undefined;
  const paging = ["$top", "$skip", "$skiptoken"];
  const kept = given.filter(([name]) => !paging.includes(name));
  const options = [...kept, ["$top", String(top)], ["$skip", String(next.skip)]];
  if (next.place !== undefined) options.push(["$skiptoken", next.place]);
  return `${address}?${options.map(([name = "", value = ""]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}

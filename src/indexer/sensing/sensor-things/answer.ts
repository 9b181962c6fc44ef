import { sdkError } from "../../../sdk/core/errors.ts";
import type { Condition } from "../../store/reader.ts";
import { type Entities, entitiesOf } from "./entities.ts";
import { at } from "./evaluate.ts";
import { find } from "./find.ts";
import type { Entity, EntityType, Making } from "./model.ts";
import { type Options, parseOptions } from "./options.ts";
import { parseResourcePath, type ResourcePath, type Step } from "./resource-path.ts";
import { refusal } from "./refusal.ts";
import { nextLink, type Showing, showEntity } from "./show.ts";

/** What is answered: JSON, the bare value of a property, or nothing. */
export type Answer =
  | { readonly kind: "json"; readonly body: unknown }
  | { readonly kind: "text"; readonly body: string }
  | { readonly kind: "nothing" };

export interface Question {
  /** Below the root. */
  readonly path: string;
  readonly options: readonly (readonly [string, string])[];
  readonly making: Making;
  readonly now: number;
}

/** Answers one question of SensorThings. @throws `NOT_FOUND`, `INDEX_QUERY_INVALID`, `INDEX_QUERY_TOO_WIDE`. */
export async function answer({ path, options: given, making, now }: Question): Promise<Answer> {
  const resource = parseResourcePath(path);
  const entities = entitiesOf(making);
  const last = resource.steps.at(-1) as Step;
  const options = parseOptions(given, last.type);
  const place = await placeOf(resource.steps, entities);
  if (last.isMany && last.id === undefined)
    return setAnswer(resource, place, given, options, { entities, now, shown: 0 });
  requireOneOptions(given);
  const entity = await entities.one(last.type, place.where);
  if (entity === undefined) throw sdkError("NOT_FOUND", `there is no ${path}`, { path: path.slice(0, 200) });
  if (resource.form === "references") return json({ "@iot.selfLink": selfLink(making, last.type, entity) });
  if (resource.property.length > 0) return propertyAnswer(resource, entity);
  return json(await showEntity(entity, options, { entities, now, shown: 0 }));
}

const json = (body: unknown): Answer => ({ kind: "json", body });

const selfLink = ({ root }: Making, { plural }: EntityType, { id }: Entity) => `${root}/${plural}(${id})`;

interface Place {
  readonly where: readonly Condition[];
  /** Address of the set. */
  readonly address: string;
}

/** Goes along a path; the last step is not taken, but said. @throws `NOT_FOUND`. */
async function placeOf(steps: readonly Step[], entities: Entities): Promise<Place> {
  let before: Entity | undefined;
  let place: Place = { where: [], address: "" };
  let address = entities.making.root;
  for (const [i, { navigation, type, isMany, id }] of steps.entries()) {
    const related = navigation && before ? navigation.where(before) : [];
    const name = navigation === undefined ? type.plural : nameOf(steps[i - 1] as Step, navigation);
    address = `${address}/${name}${id === undefined ? "" : `(${id})`}`;
    const chosen: Condition[] = isMany && id !== undefined ? [[type.id, "=", id]] : [];
    if (id !== undefined && !Number.isSafeInteger(id))
      throw sdkError("NOT_FOUND", `there is no ${address}`, { id: String(id) });
    place = { where: [...related, ...chosen], address };
    if (i === steps.length - 1) return place;
    before = await entities.one(type, place.where);
    if (before === undefined) throw sdkError("NOT_FOUND", `there is no ${address}`, { path: address });
  }
  return place;
}

const nameOf = ({ type }: Step, navigation: Step["navigation"]): string =>
  Object.entries(type.navigations).find(([, each]) => each === navigation)?.[0] ?? "";

async function setAnswer(
  { steps, form }: ResourcePath,
  { where, address }: Place,
  given: Question["options"],
  options: Options,
  showing: Showing,
): Promise<Answer> {
  const { type } = steps.at(-1) as Step;
  const { making } = showing.entities;
  const found = await find(type, where, options, showing.entities, showing.now);
  const value: unknown[] = [];
  for (const entity of found.entities) {
    const shown =
      form === "references"
        ? { "@iot.selfLink": selfLink(making, type, entity) }
        : await showEntity(entity, options, showing);
    value.push(shown);
  }
  const next = nextLink(form === "references" ? `${address}/$ref` : address, given, found, options.top);
  return json({
    ...(found.count !== undefined && { "@iot.count": found.count }),
    ...(next !== undefined && { "@iot.nextLink": next }),
    value,
  });
}

/** One entity is not filtered, ordered or counted. */
function requireOneOptions(given: Question["options"]): void {
  const wrong = given.find(([name]) => name !== "$select" && name !== "$expand");
  if (wrong !== undefined) throw refusal(wrong[0], wrong[1], `${wrong[0]} is for sets, and this is one entity`);
}

function propertyAnswer({ property, form }: ResourcePath, entity: Entity): Answer {
  const name = property.at(-1) as string;
  const value = at(property, entity);
  if (value === undefined && property.length > 1) {
    throw sdkError("NOT_FOUND", `there is no ${property.join("/")}`, { path: property.join("/").slice(0, 200) });
  }
  if (value === undefined || value === null) return { kind: "nothing" };
  if (form === "entities") return json({ [name]: value });
  return typeof value === "object" ? json(value) : { kind: "text", body: String(value) };
}

import type { Geometry } from "./geometry.ts";
import type { Expression } from "./expression.ts";
import { calculate, FUNCTIONS } from "./functions.ts";
import type { Entities } from "./entities.ts";
import type { Entity, EntityType } from "./model.ts";
import { refusal } from "./refusal.ts";
import { ENTITY_TYPES } from "./types.ts";
import { compare, TIMES, timeIn, type Value } from "./value.ts";

/** Whether an entity fulfils an expression: for a relation to many, whether one of them does. */
export async function fulfils(
  expression: Expression,
  entity: Entity,
  entities: Entities,
  now: number,
): Promise<boolean> {
  return (await valuesOf(expression, entity, entities, now)).some((value) => value === true);
}

/** What an expression is worth for an entity: one value, or as many as a relation to many leads to. */
export async function valuesOf(
  expression: Expression,
  entity: Entity,
  entities: Entities,
  now: number,
): Promise<readonly Value[]> {
  const of = (part: Expression) => valuesOf(part, entity, entities, now);
  await entities.workOut();
  switch (expression.kind) {
    case "literal":
      return [expression.value];
    case "path":
      return valuesAt(expression.segments, entity, entities);
    case "not":
      return [!(await of(expression.of)).some((value) => value === true)];
    case "call": {
      const { name, args } = expression;
      const sets: readonly (readonly Value[])[] = await Promise.all(args.map(of));
      return combinations(sets, entities).map((values) => FUNCTIONS[name]?.of(values, now) ?? null);
    }
    case "binary": {
      const { operator, left, right } = expression;
      const isTrue = async (part: Expression) => (await of(part)).some((value) => value === true);
      if (operator === "and") return [(await isTrue(left)) && (await isTrue(right))];
      if (operator === "or") return [(await isTrue(left)) || (await isTrue(right))];
      return combinations([await of(left), await of(right)], entities).map(([a = null, b = null]) =>
        result(operator, a, b),
      );
    }
  }
}

function result(operator: string, a: Value, b: Value): Value {
  const order = compare(a, b);
  switch (operator) {
    case "eq":
      return order === 0;
    case "ne":
      return order !== 0;
    case "lt":
      return order !== undefined && order < 0;
    case "le":
      return order !== undefined && order <= 0;
    case "gt":
      return order !== undefined && order > 0;
    case "ge":
      return order !== undefined && order >= 0;
    default:
      return calculate(operator, a, b);
  }
}

/** Each value of each set with each of the others, which count as rows that the question looks at. @throws `INDEX_QUERY_TOO_WIDE`. */
function combinations(sets: readonly (readonly Value[])[], entities: Entities): Value[][] {
  const many = sets.reduce((product, { length }) => product * length, 1);
  if (many > 1) entities.spend(many);
  return sets.reduce<Value[][]>((made, set) => made.flatMap((each) => set.map((value) => [...each, value])), [[]]);
}

async function valuesAt(segments: readonly string[], entity: Entity, entities: Entities): Promise<Value[]> {
  const [name = "", ...rest] = segments;
  const type: EntityType = ENTITY_TYPES[entity.type];
  const navigation = Object.hasOwn(type.navigations, name) ? type.navigations[name] : undefined;
  if (navigation !== undefined && rest.length > 0) {
    const found = await entities.related(entity, navigation);
    return (await Promise.all(found.map((each) => valuesAt(rest, each, entities)))).flat();
  }
  return [plain(at([name, ...rest], entity), TIMES.includes(name))];
}

/** What stands at a path within an entity; undefined where there is nothing. */
export function at(segments: readonly string[], { id, properties }: Entity): unknown {
  const [name = "", ...rest] = segments;
  if (name === "id" || name === "@iot.id") return id;
  return rest.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    Object.hasOwn(properties, name) ? properties[name] : undefined,
  );
}

function plain(value: unknown, isTime: boolean): Value {
  if (isTime && typeof value === "string") return timeIn(value) ?? null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "object" || value === null) return null;
  const geometry = "type" in value && "coordinates" in value ? (value as Geometry) : undefined;
  return geometry === undefined ? JSON.stringify(value) : { kind: "place", geometry };
}

/** Refuses a path that no entity of a type has, before any is looked at. @throws `INDEX_QUERY_INVALID`. */
export function requireKnown(expression: Expression, type: EntityType, option: string): void {
  if (expression.kind === "call") for (const arg of expression.args) requireKnown(arg, type, option);
  if (expression.kind === "not") requireKnown(expression.of, type, option);
  if (expression.kind === "binary") {
    requireKnown(expression.left, type, option);
    requireKnown(expression.right, type, option);
  }
  if (expression.kind !== "path") return;
  let known = type;
  for (const [i, name] of expression.segments.entries()) {
    const navigation = Object.hasOwn(known.navigations, name) ? known.navigations[name] : undefined;
    const isLast = i === expression.segments.length - 1;
    if (known.properties.includes(name) || ((name === "id" || name === "@iot.id") && isLast)) return;
    if (navigation === undefined || isLast) {
      throw refusal(option, expression.segments.join("/"), `a ${known.name} has no property ${name}`);
    }
    known = ENTITY_TYPES[navigation.type];
  }
}

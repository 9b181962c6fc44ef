import { sdkError } from "../../../sdk/core/errors.ts";
import type { EntityType, Navigation } from "./model.ts";
import { ENTITY_TYPES, typeOfSet } from "./types.ts";

/** A step of a path: into a set or a relation, and there to one of it. */
export interface Step {
  /** Undefined where the path begins. */
  readonly navigation: Navigation | undefined;
  readonly type: EntityType;
  readonly isMany: boolean;
  /** The one of a set that is meant. */
  readonly id: number | undefined;
}

/** What is asked for: entities, links to them, or something of one. */
export interface ResourcePath {
  readonly steps: readonly Step[];
  /** Property of the last one, and names within it. */
  readonly property: readonly string[];
  readonly form: "entities" | "references" | "value";
}

const SEGMENT = /^([A-Za-z]+)(?:\(('?)(-?\d+)\2\))?$/;
const MOST_STEPS = 10;

/** Reads a path below the root. @throws `NOT_FOUND`. */
export function parseResourcePath(path: string): ResourcePath {
  const unknown = (what: string) =>
    sdkError("NOT_FOUND", `${what} is nowhere in SensorThings`, { path: path.slice(0, 200) });
  const segments = path.split("/").filter((each) => each !== "");
  const last = segments.at(-1);
  const form = last === "$ref" ? "references" : last === "$value" ? "value" : "entities";
  if (form !== "entities") segments.pop();
  const steps: Step[] = [];
  const property: string[] = [];
  for (const segment of segments) {
    const before = steps.at(-1);
    const isOne = before !== undefined && (!before.isMany || before.id !== undefined);
    if (property.length > 0) {
      property.push(segment);
      continue;
    }
    if (isOne && before.type.properties.includes(segment)) {
      property.push(segment);
      continue;
    }
    const [, name = "", , id] = SEGMENT.exec(segment) ?? [];
    const navigation = isOne ? before.type.navigations[name] : undefined;
    const type = before === undefined ? typeOfSet(name) : navigation && ENTITY_TYPES[navigation.type];
    const isMany = before === undefined || navigation?.isMany === true;
    if (type === undefined || (id !== undefined && !isMany) || steps.length === MOST_STEPS) throw unknown(segment);
    steps.push({ navigation, type, isMany, id: id === undefined ? undefined : Number(id) });
  }
  const end = steps.at(-1);
  if (end === undefined) throw unknown(path);
  if (form === "references" && (property.length > 0 || end.id !== undefined)) throw unknown("$ref of that");
  if (form === "value" && property.length === 0) throw unknown("$value of that");
  return { steps, property, form };
}

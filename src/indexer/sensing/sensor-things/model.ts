import type { PlaceMark } from "../../serve/place-mark.ts";
import type { Condition, Reader } from "../../store/reader.ts";
import type { Row, Table } from "../../store/table.ts";

export const TYPES = [
  "Thing",
  "Location",
  "HistoricalLocation",
  "Datastream",
  "Sensor",
  "ObservedProperty",
  "Observation",
  "FeatureOfInterest",
] as const;

export type TypeName = (typeof TYPES)[number];

/** An entity of SensorThings with its own properties; what it is related to is read when it is asked for. */
export interface Entity {
  readonly type: TypeName;
  readonly id: number;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What it was made of. */
  readonly row: Row;
}

/** Where the entities of a relation are: rows of the other type's table. */
export interface Navigation {
  readonly type: TypeName;
  readonly isMany: boolean;
  /** Of an entity, which rows of the other are related to it. */
  where(entity: Entity): readonly Condition[];
}

export interface EntityType {
  readonly name: TypeName;
  /** Of its set. */
  readonly plural: string;
  readonly table: Table;
  /** Column that the id is in. */
  readonly id: string;
  /** In the order in which they are shown. */
  readonly properties: readonly string[];
  /** Paths that a column has the value of, in the same order: what the store looks for and sorts by. */
  readonly columns: Readonly<Record<string, string>>;
  readonly navigations: Readonly<Record<string, Navigation>>;
  /** Whether there may be so many that they are never read as a whole. */
  readonly isLarge?: boolean;
  make(row: Row, making: Making): Promise<Readonly<Record<string, unknown>>>;
}

/** What an entity is made with. */
export interface Making {
  readonly read: Reader;
  readonly places: PlaceMark;
  /** Address of the root, without a slash at its end. */
  readonly root: string;
  /** Address of this server. */
  readonly origin: string;
  /** Whether a bridge hands out the proofs of a station's readings. */
  hasBridge(station: number): Promise<boolean>;
}

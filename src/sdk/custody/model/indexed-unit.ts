import type { ListSource } from "../../query/list-source.ts";
import { linesOf } from "../../query/list-source.ts";
import {
  type IndexedUnit,
  type QueryOverdueParameters,
  type QueryUnitsParameters,
  queryOverdue,
  queryUnits,
} from "../../query/custody.ts";
import type { UnitFound } from "./unit-on-chain.ts";
import { type ListedUnits, listedUnits } from "./units-on-chain.ts";

/** Units as an indexer has them. @throws as `askOne`. */
export async function indexedUnits(source: ListSource, wanted: QueryUnitsParameters): Promise<ListedUnits> {
  return listedUnits((await linesOf(queryUnits, source, wanted)).map(fromIndexedUnit));
}

/** Units that are overdue, as an indexer has them. @throws as `askOne`. */
export async function indexedOverdue(source: ListSource, wanted: QueryOverdueParameters): Promise<ListedUnits> {
  return listedUnits((await linesOf(queryOverdue, source, wanted)).map(fromIndexedUnit));
}

function fromIndexedUnit(unit: IndexedUnit): UnitFound {
  const { identifier, custodian, site, rules, step, phase, classes, items, hops, since, dueAt, parent } = unit;
  const { isSealed, isContainer, isOverdue, isRecalled } = unit;
  return {
    unit: unit.unit,
    identifier,
    custodian,
    site,
    rules,
    step,
    phase,
    classes,
    quantity: BigInt(unit.quantity),
    items,
    hops,
    since,
    isSealed,
    isContainer,
    isOverdue,
    isRecalled,
    parent,
    dueAt,
  };
}

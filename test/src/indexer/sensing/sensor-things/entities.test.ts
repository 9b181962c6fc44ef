import { expect } from "chai";
import { entitiesOf } from "../../../../../src/indexer/sensing/sensor-things/entities.ts";
import { valuesOf } from "../../../../../src/indexer/sensing/sensor-things/evaluate.ts";
import type { Expression } from "../../../../../src/indexer/sensing/sensor-things/expression.ts";
import type { Entity, Making } from "../../../../../src/indexer/sensing/sensor-things/model.ts";
import { ENTITY_TYPES } from "../../../../../src/indexer/sensing/sensor-things/types.ts";
import { refused } from "../../../../../src/testing/errors.ts";

const OBSERVATION: Entity = { type: "Observation", id: 1, row: {}, properties: { result: 1 } };
const literal = (value: number): Expression => ({ kind: "literal", value });
/** None of its parts is true, so all of them are worked out. */
const either = (parts: number): Expression =>
  Array.from({ length: parts }).reduce<Expression>(
    (left) => ({ kind: "binary", operator: "or", left, right: literal(0) }),
    literal(0),
  );

describe("what one question of SensorThings may cost", () => {
  const counting = (rows: number) => {
    const asked: number[] = [];
    const count = async (_: unknown, __: unknown, most: number) => {
      asked.push(most);
      return Math.min(rows, most);
    };
    return { asked, entities: entitiesOf({ read: { count } } as unknown as Making) };
  };

  it("is half a million parts of expressions, however many rows they are worked out for", async () => {
    const { entities } = counting(0);
    const expression = either(1_000);
    const worked = valuesOf(expression, OBSERVATION, entities, 0);
    expect(await worked).to.deep.equal([false]);
    const all = (async () => {
      for (let i = 0; i < 300; i++) await valuesOf(expression, OBSERVATION, entities, 0);
    })();
    const { values } = await refused(all, "INDEX_QUERY_TOO_WIDE");
    expect(values).to.include({ field: "$filter", most: 500_000 });
  });

  it("leaves room for others while it is worked out", async () => {
    const { entities } = counting(0);
    let heard = 0;
    const hearing = setInterval(() => heard++, 0);
    for (let i = 0; i < 100; i++) await valuesOf(either(1_000), OBSERVATION, entities, 0);
    clearInterval(hearing);
    expect(heard).to.be.greaterThan(10);
  });

  it("is a million rows that are counted, each condition once", async () => {
    const { asked, entities } = counting(400_000);
    const type = ENTITY_TYPES.Observation;
    for (const station of [1, 1, 2, 2])
      expect(await entities.count(type, [["station", "=", station]])).to.equal(400_000);
    expect(asked).to.deep.equal([1_000_001, 600_001]);
    const { values } = await refused(entities.count(type, [["station", "=", 3]]), "INDEX_QUERY_TOO_WIDE");
    expect(values).to.include({ field: "$count", most: 1_000_000 });
  });
});

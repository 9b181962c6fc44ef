import type { FastifyInstance } from "fastify";
import type { IndexedDomain } from "../../../../src/indexer/domain.ts";
import { UNIT } from "../../../../src/indexer/custody/tables.ts";
import { DOMAINS } from "../../../../src/indexer/domains.ts";
import type { Projection } from "../../../../src/indexer/project/projection.ts";
import { RECEIVABLE } from "../../../../src/indexer/receivables/tables.ts";
import { READING } from "../../../../src/indexer/sensing/tables.ts";
import { pageOf } from "../../../../src/indexer/serve/page.ts";
import { without } from "../../../../src/indexer/serve/withhold.ts";
import { NAMED } from "../../../../src/indexer/store/kept-tables.ts";
import type { Row, RowOf } from "../../../../src/indexer/store/table.ts";

/** Domains of which one tells what it should not; by which route that has to be found, and of whom. */
export function plantedLeaks(
  documents: string,
  face: string,
): Readonly<Record<string, readonly [IndexedDomain[], RegExp, "public" | "rival"]>> {
  const withOther = (name: string, change: (domain: IndexedDomain) => Partial<IndexedDomain>): IndexedDomain[] =>
    DOMAINS.map((each) => (each.name === name ? { ...each, ...change(each) } : each));
  const bare = (route: string) =>
    withOther("receivables", ({ answers }) => ({
      answers: {
        ...answers,
        [route]: { table: RECEIVABLE, item: (row: Row) => ({ ...row, paid: null, redeemed: null, withheld: [] }) },
      },
    }));
  const told = (path: string) => (scope: FastifyInstance) => {
    for (const each of ["", path]) scope.get(each, async () => ({ value: [], face: Number(face) }));
  };
  const projecting = (name: string, change: (projection: Projection) => Partial<Projection>) =>
    withOther(name, ({ projections }) => ({
      projections: projections.map((each) => ({ ...each, ...change(each) })),
    }));
  // Nothing is told but that there are some.
  const item = (row: Row) => {
    const line = { ...(row as RowOf<typeof RECEIVABLE>), paid: null, redeemed: null };
    return without(line, ["creditor", "obligor", "guarantor", "face", "cash", "dueDate", "paymentDate", "documents"]);
  };
  const listed = withOther("receivables", ({ answers }) => ({
    answers: {
      ...answers,
      receivables: { isForEverybody: true, make: (asked, page) => pageOf({ table: RECEIVABLE, item }, asked, page) },
    },
  }));
  return {
    "a list": [bare("receivables"), /^\/v1\/receivables\?limit=/, "rival"],
    "a list as CSV": [bare("receivables"), /^\/v1\/receivables$/, "rival"],
    "one thing": [bare("receivable"), /^\/v1\/receivables\/0x/, "rival"],
    "that there is some business": [listed, /^\/v1\/receivables\?limit=/, "public"],
    "events of business": [
      projecting("receivables", () => ({ isConfidential: false })),
      /^\/v1\/events\?limit=/,
      "public",
    ],
    EPCIS: [
      withOther("custody", () => ({
        serve: (scope) => void scope.register(async (own) => told("/events")(own), { prefix: "/epcis" }),
      })),
      /^\/epcis\/events/,
      "public",
    ],
    SensorThings: [
      withOther("sensing", () => ({
        serve: (scope) => void scope.register(async (own) => told("/Things")(own), { prefix: "/sensorthings/v1.1" }),
      })),
      /^\/sensorthings\/v1\.1\/Things/,
      "public",
    ],
    "rows of readings": [
      withOther("sensing", ({ projections }) => ({
        projections: projections.map((each) => ({
          ...each,
          async take(event, rows) {
            const planted: typeof rows = {
              ...rows,
              put: (table, row) => rows.put(table, table.name === READING.name ? { ...row, checks: [face] } : row),
            };
            await each.take(event, planted);
          },
        })),
      })),
      /^\/sensorthings\/v1\.1\/Observations/,
      "public",
    ],
    "rows of units": [
      withOther("custody", ({ answers }) => ({
        answers: { ...answers, units: { table: UNIT, item: (row: Row) => ({ ...row, identifier: face }) } },
      })),
      /^\/v1\/units/,
      "public",
    ],
    "what is found by a name": [
      projecting("receivables", ({ take }) => ({
        async take(event, rows) {
          await take(event, rows);
          const [title, folded] = [documents, documents.toLowerCase()];
          rows.put(NAMED, { kind: "receivable", id: "0x01", title, folded, pos: event.pos });
        },
      })),
      /^\/v1\/search/,
      "public",
    ],
    "what is heard": [
      projecting("settlement", ({ topics }) => ({ topics: { ...topics, org: [...(topics.org ?? []), "cap"] } })),
      /^\/v1\/changes/,
      "rival",
    ],
  };
}

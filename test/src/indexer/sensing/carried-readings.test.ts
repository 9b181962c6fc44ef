import { expect } from "chai";
import { putCarried } from "../../../../src/indexer/sensing/carried-readings.ts";
import { READING, readingId } from "../../../../src/indexer/sensing/tables.ts";
import type { Rows } from "../../../../src/indexer/store/rows.ts";

const BATCH = { id: "0x01", station: 2, firstSeq: 10, count: 5 };

/** Rows in which sensor 7 is of station 2, and some readings are known. */
async function put(
  carried: Parameters<typeof putCarried>[2],
  known: readonly { id: number; isOfBridge: boolean }[] = [],
) {
  const kept: { readonly seq: number }[] = [];
  const rows = {
    get: async (table: unknown, { id }: { id: number }) =>
      table === READING ? known.find((each) => each.id === id) : id === 7 ? { station: 2, scale: 2 } : undefined,
    put: (_: unknown, row: { seq: number }) => kept.push(row),
  } as unknown as Rows;
  await putCarried(rows, BATCH, carried);
  return kept.map(({ seq }) => seq);
}

const reading = (seq: number, observedAt = 1_000) => ({ sensor: 7, seq, observedAt, value: "710" });

describe("readings that events carry", () => {
  it("are those of the batch, and none that no batch can have", async () => {
    const impossible = [
      reading(9),
      reading(15),
      reading(Number.MAX_SAFE_INTEGER),
      reading(11, Number.MAX_SAFE_INTEGER),
    ];
    expect(await put([reading(10), ...impossible, reading(14)])).to.deep.equal([10, 14]);
  });

  it("are of the station's own sensors", async () => {
    expect(await put([{ ...reading(10), sensor: 8 }])).to.deep.equal([]);
  });

  it("take nothing from what a bridge said", async () => {
    expect(await put([reading(10), reading(11)], [{ id: readingId(2, 10), isOfBridge: true }])).to.deep.equal([11]);
  });
});

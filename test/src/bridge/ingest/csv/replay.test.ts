import { expect } from "chai";
import { type CsvReplayOptions, replayCsv } from "../../../../../src/bridge/ingest/csv/replay.ts";
import { timeReader } from "../../../../../src/bridge/ingest/csv/time.ts";
import { ucumUnits } from "../../../../../src/bridge/ingest/units.ts";
import { hastyClock, testClock } from "../../../../../src/testing/clock.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { riverRegistry } from "../../../../../src/testing/river-station.ts";
import { type ScriptedIntake, scriptedIntake } from "../../../../../src/testing/scripted-intake.ts";

const FILE = `datetime,temp,temp_qual,ph,note
2020-01-01 00:00:00.000,2.16,NULL,8.32,"a, b"
2020-01-01 00:15:00.000,NULL,X,8.4,
2020-01-01 00:30:00.000,-9999,NULL,,
2020-01-01 00:45:00.000,2.13,NULL,8.3,
`;
const QUARTER = 900_000;
const START = Date.UTC(2020, 0, 1, 7);

/** A text in small pieces, as a file system may give it. */
async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

describe("replay of a CSV file", () => {
  let intake: ScriptedIntake;
  beforeEach(() => {
    intake = scriptedIntake();
  });

  const options = (text: string, changes: Partial<CsvReplayOptions> = {}): CsvReplayOptions => ({
    input: pieces(text),
    station: 1,
    time: { column: "datetime", format: { kind: "local", offset: "-07:00" } },
    columns: [
      { column: "temp", parameter: "w01010", unit: "Cel", flagColumn: "temp_qual" },
      { column: "ph", parameter: "w01001" },
    ],
    registry: riverRegistry(1),
    units: ucumUnits(),
    intake,
    clock: testClock(),
    ...changes,
  });

  it("makes a frame of each row, with the row's bytes", async () => {
    const report = await replayCsv(options(FILE));
    expect(report).to.deep.equal({ rows: 4, rejected: 0, stored: 8, duplicates: 0, conflicts: 0 });
    expect(
      intake.frames.map(({ observations }) =>
        observations.map(({ sensor, observedAt, value, text, sourceFlag }) => [
          sensor.parameter,
          (observedAt - START) / QUARTER,
          value,
          text,
          sourceFlag,
        ]),
      ),
    ).to.deep.equal([
      [
        ["w01010", 0, 216, "2.16", ""],
        ["w01001", 0, 832, "8.32", ""],
      ],
      [
        ["w01010", 1, null, "NULL", "X"],
        ["w01001", 1, 840, "8.4", ""],
      ],
      [
        ["w01010", 2, -999_900, "-9999", ""], // a value, unless declared missing
        ["w01001", 2, null, "", ""],
      ],
      [
        ["w01010", 3, 213, "2.13", ""],
        ["w01001", 3, 830, "8.3", ""],
      ],
    ]);
    expect(intake.frames.map(({ raw }) => Buffer.from(raw).toString())).to.deep.equal(
      FILE.trimEnd().split("\n").slice(1),
    );
    expect(intake.frames[0]).to.include({ source: "csv", station: 1, receivedAt: 1_000_000 });
  });

  it("takes for missing what is declared, and nothing else", async () => {
    await replayCsv(options(FILE, { missing: ["NULL", "-9999"] }));
    expect(intake.frames.map(({ observations }) => observations[0]?.value)).to.deep.equal([216, null, 213]); // without the row of the empty pH, which is no number
    expect(intake.rejections.map(({ code }) => code)).to.deep.equal(["VALUE_NOT_DECIMAL"]);
  });

  it("rejects a wrong row and goes on", async () => {
    const text = FILE.replace("2020-01-01 00:15", "2020-02-30 00:15").replace("-9999,NULL,,", "-9999");
    const report = await replayCsv(options(text));
    expect(report).to.include({ rows: 4, rejected: 2, stored: 4 });
    expect(intake.rejections.map(({ code, station }) => [code, station])).to.deep.equal([
      ["CSV_INVALID", 1],
      ["CSV_INVALID", 1],
    ]);
  });

  it("rejects a flag that is not one letter", async () => {
    const columns = [{ column: "ph", parameter: "w01001", flagColumn: "note" }];
    expect(await replayCsv(options(FILE, { columns }))).to.include({ rows: 4, rejected: 1, stored: 3 });
  });

  it("keeps real time, or a multiple of it", async () => {
    const clock = testClock();
    const running = replayCsv(options(FILE, { clock, speed: 60 }));
    for (let rows = 1; rows < 4; rows++) {
      await clock.asleep();
      expect(intake.frames).to.have.length(rows);
      clock.advance(QUARTER / 60 - 1);
      expect(intake.frames).to.have.length(rows);
      clock.advance(1);
      await intake.until(() => intake.frames.length === rows + 1);
    }
    expect(await running).to.include({ rows: 4 });
  });

  it("can say when a row was received", async () => {
    await replayCsv(options(FILE, { receivedAt: (observedAt) => observedAt + 5 }));
    expect(intake.frames[1]?.receivedAt).to.equal(START + QUARTER + 5);
  });

  it("waits for commits when enough are under way", async () => {
    intake.hold(true);
    const running = replayCsv(options(FILE, { maxInFlight: 2 }));
    await intake.until(() => intake.held.length === 2);
    intake.held[0]?.commit();
    await intake.until(() => intake.held.length === 3);
    intake.hold(false);
    for (const { commit } of intake.held) commit();
    expect(await running).to.include({ rows: 4, stored: 8 });
  });

  it("comes again while the bridge is busy, and gives up on a store that failed", async () => {
    intake.refuse("BRIDGE_BUSY", 3);
    expect(await replayCsv(options(FILE, { clock: hastyClock() }))).to.include({ rows: 4, stored: 8 });
    intake.refuse("STORE_FAILED", 1);
    await refused(replayCsv(options(FILE, { clock: hastyClock() })), "STORE_FAILED");
  });

  it("ends when it is told to", async () => {
    const clock = testClock();
    const controller = new AbortController();
    const running = replayCsv(options(FILE, { clock, speed: 1, signal: controller.signal }));
    await clock.asleep();
    controller.abort();
    const reason = await running.catch((error) => error);
    expect(reason).to.equal(controller.signal.reason);
    expect(intake.frames).to.have.length(1);
  });

  it("refuses a mapping that does not fit", async () => {
    const column = { column: "ph", parameter: "w01001" };
    await refused(replayCsv(options(FILE, { columns: [{ ...column, column: "pH" }] })), "CSV_INVALID");
    await refused(replayCsv(options(FILE, { columns: [{ ...column, parameter: "w9" }] })), "PARAMETER_UNKNOWN");
    await refused(replayCsv(options(FILE, { columns: [{ ...column, unit: "mg/L" }] })), "UNIT_INCOMPATIBLE");
    await refused(replayCsv(options(FILE, { speed: -1 })), "SOURCE_CONFIG_INVALID");
    const time = { column: "datetime", format: { kind: "local", offset: "Z" } } as const;
    await refused(replayCsv(options(FILE, { time })), "SOURCE_CONFIG_INVALID");
    await refused(replayCsv(options(`datetime,temp,temp_qual,ph\n"2020`)), "CSV_INVALID");
  });
});

describe("times of a CSV column", () => {
  it("become UTC by the declared offset", () => {
    const read = timeReader({ kind: "local", offset: "+08:00" });
    expect(read("2026-07-06 08:00")).to.equal(Date.UTC(2026, 6, 6));
    expect(read("2026-07-06T08:00:01.5")).to.equal(Date.UTC(2026, 6, 6, 0, 0, 1, 500));
    expect(timeReader({ kind: "seconds" })("1790000000")).to.equal(1_790_000_000_000);
    expect(timeReader({ kind: "milliseconds" })("1790000000001")).to.equal(1_790_000_000_001);
  });

  it("are refused where they are none", async () => {
    const read = timeReader({ kind: "local", offset: "+08:00" });
    for (const text of [
      "",
      "2026-02-29 00:00",
      "2026-07-06 24:00",
      "2026-07-06 08:60",
      "2026-07-06T08:00Z",
      "06/07/2026",
    ]) {
      await refused(() => read(text), "CSV_INVALID");
    }
    await refused(() => timeReader({ kind: "seconds" })("1.5"), "CSV_INVALID");
  });

  it("are refused before 1970 in UTC and after 9999: no leaf of a batch holds them", async () => {
    const local = timeReader({ kind: "local", offset: "+08:00" });
    expect(local("1970-01-01 08:00")).to.equal(0);
    await refused(() => local("1970-01-01 00:00"), "CSV_INVALID");
    await refused(() => local("1899-12-31 00:00"), "CSV_INVALID");
    await refused(() => timeReader({ kind: "seconds" })("8640000000001"), "CSV_INVALID");
    await refused(() => timeReader({ kind: "milliseconds" })("253402300800000"), "CSV_INVALID");
  });
});

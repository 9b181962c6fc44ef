import { sdkError } from "../../../sdk/core/errors.ts";
import type { Condition, Reader, ReaderStore } from "../../store/reader.ts";
import type { RowOf } from "../../store/table.ts";
import { placeIn, placeText } from "../../serve/page.ts";
import type { PlaceMark } from "../../serve/place-mark.ts";
import { EPCIS_CAPTURE, EPCIS_EVENT } from "./tables.ts";

type Capture = RowOf<typeof EPCIS_CAPTURE>;

/** What became of a document, as the standard has it: it runs until its parties have performed all of it. */
export interface CaptureJob {
  readonly captureID: string;
  readonly createdAt: string;
  readonly running: boolean;
  readonly success: true;
  readonly captureErrorBehaviour: "rollback";
  readonly errors: readonly [];
  /** Events of the document that are not on the chain. */
  readonly "tally:outstanding": number;
}

/** Documents of one owner that are remembered. */
const MOST_JOBS = 100;
const TOGETHER = 500;
const LIST = "capture";

/** Remembers a document that was prepared, and forgets the owner's oldest. */
export async function keepJob(store: ReaderStore, capture: Capture): Promise<void> {
  await store.create(EPCIS_CAPTURE, capture);
  const of: Condition = ["owner", "=", capture.owner];
  const newest = await store.read((read) =>
    read.select(EPCIS_CAPTURE, { where: [of], order: ["at", "id"], isReversed: true, limit: MOST_JOBS + 1 }),
  );
  const oldest = newest[MOST_JOBS];
  if (oldest !== undefined) await store.remove(EPCIS_CAPTURE, [of, ["at", "<=", oldest.at]]);
}

/** @throws `NOT_FOUND`, also for what is somebody else's. */
export async function jobOf(read: Reader, owner: string, id: string): Promise<CaptureJob> {
  const where: Condition[] = [["id", "=", id]];
  const [row] = await read.select(EPCIS_CAPTURE, { where, order: ["id", "owner", "at"], limit: 1 });
  if (row?.owner !== owner)
    throw sdkError("NOT_FOUND", "there is no such capture job", { captureID: id.slice(0, 200) });
  return jobFrom(read, row);
}

/** An owner's jobs, the newest first. */
export async function jobsOf(
  read: Reader,
  owner: string,
  { perPage, token, places }: { readonly perPage: number; readonly token: string | null; readonly places: PlaceMark },
): Promise<{ readonly jobs: readonly CaptureJob[]; readonly next: string | undefined }> {
  const after = token === null ? {} : { after: placeIn(places.take(LIST, "nextPageToken", token), 2) };
  const rows = await read.select(EPCIS_CAPTURE, {
    where: [["owner", "=", owner]],
    order: ["at", "id"],
    isReversed: true,
    ...after,
    limit: perPage + 1,
  });
  const page = rows.slice(0, perPage);
  const jobs: CaptureJob[] = [];
  for (const row of page) jobs.push(await jobFrom(read, row));
  const last = page.at(-1);
  const isOver = rows.length <= perPage || last === undefined;
  return { jobs, next: isOver ? undefined : places.put(LIST, placeText([last.at, last.id])) };
}

async function jobFrom(read: Reader, { id, at, hashes }: Capture): Promise<CaptureJob> {
  const outstanding = await missing(read, hashes);
  return {
    captureID: id,
    createdAt: new Date(at).toISOString(),
    running: outstanding > 0,
    success: true,
    captureErrorBehaviour: "rollback",
    errors: [],
    "tally:outstanding": outstanding,
  };
}

/** How many of these the repository does not have. */
async function missing(read: Reader, hashes: readonly string[]): Promise<number> {
  let left = [...new Set(hashes)];
  for (let at = 0; at < left.length; ) {
    const asked = left.slice(at, at + TOGETHER);
    const where = [["eventId", "in", asked]] as const;
    const rows = await read.select(EPCIS_EVENT, { where, order: ["eventId", "pos"], limit: TOGETHER });
    // An event and its declarations as wrong have one hash, so there may be more rows than hashes.
    const found = new Set(rows.map(({ eventId }) => eventId));
    left = left.filter((hash) => !found.has(hash));
    if (rows.length < TOGETHER) at += asked.length - found.size;
  }
  return left.length;
}

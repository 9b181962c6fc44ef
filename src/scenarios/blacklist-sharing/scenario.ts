import { mkdirSync, rmSync } from "node:fs";
import { usccCheck } from "../../sdk/watchlist/model/subject.ts";
import { attempt, type Fault, observed } from "../shared/faults.ts";
import type { Outcome, Scenario, Stage } from "../shared/scenario.ts";
import { openList } from "./list.ts";
import { enrolParties } from "./parties.ts";
import { correct, keyOf, madeUpCompany, report } from "./reports.ts";

const MEANING: Readonly<Record<string, string>> = {
  Watchlist_SubjectNotKnown: "refused, it cannot sign for a subject that it does not know",
  Watchlist_WrongStatus: "refused, what was corrected is not reported again by who was wrong",
};

/** What banks know of defaulters, shared so that nobody learns whom another asks about. */
export const blacklistSharing: Scenario = {
  name: "blacklist-sharing",
  title: "Blacklist sharing: a hit, a miss and a correction, and nobody learns who was asked about",
  async play(stage: Stage): Promise<Outcome> {
    rmSync(stage.folder, { recursive: true, force: true });
    mkdirSync(stage.folder, { recursive: true });
    const { say } = stage;
    const parties = await enrolParties(stage);
    const { north, south, warehouse, authority } = parties;
    const list = await openList(stage, parties);
    const [defaulter, mistaken, honest] = Array.from({ length: 3 }, () => madeUpCompany(usccCheck));
    if (!defaulter || !mistaken || !honest) throw new Error("three companies were made up");

    const known = await keyOf(list, north, defaulter);
    await report(stage, list, north, known, known);
    // It has the tag from the chain, and not the subject that the tag is of.
    const other = await keyOf(list, south, honest);
    const copied = await attempt("South Bank copies North Bank's tag", "Watchlist_SubjectNotKnown", () =>
      report(stage, list, south, known, other),
    );
    const itsOwn = await keyOf(list, south, defaulter);
    await report(stage, list, south, itsOwn, itsOwn);
    const wrong = await keyOf(list, south, mistaken);
    await report(stage, list, south, wrong, wrong);
    await list.publish();

    const hit = await list.ask(warehouse, defaulter);
    const reporters = hit.entry?.reporters ?? 0;
    say(`Harbour Warehouse asks about a company: listed, by ${reporters} independent reporters`);
    const miss = await list.ask(warehouse, honest);
    const entries = miss.bucket.entries.length;
    say(`it asks about another: not listed, as a bucket of ${entries} with its path to the root on the chain proves`);

    const listed = await list.ask(warehouse, mistaken);
    await correct(stage, list, wrong.tag, { objector: warehouse, reporter: south, arbiter: authority });
    await list.publish();
    const gone = await list.ask(warehouse, mistaken);
    say(
      "a third is listed by mistake: Harbour Warehouse objects for it, River Authority upholds, and the entry is gone",
    );
    const again = await attempt("South Bank reports it once more", "Watchlist_WrongStatus", () =>
      report(stage, list, south, wrong, wrong),
    );

    const faults: Fault[] = [
      observed("a defaulter that two report is a hit", reporters === 2, "Listed"),
      observed("who is not listed is a miss", miss.entry === undefined, "Absent"),
      observed("a corrected entry is gone", listed.entry !== undefined && gone.entry === undefined, "Corrected"),
      copied,
      again,
    ];
    for (const { what, reported } of [copied, again]) say(`${what}: ${MEANING[reported ?? ""] ?? "NOT REPORTED"}`);
    const missed = faults.filter(({ reported }) => reported === undefined);
    return {
      ok: missed.length === 0,
      facts: {
        hit: `listed by ${reporters} reporters`,
        miss: `proved by a bucket of ${entries}`,
        correction: gone.entry === undefined ? "the entry is gone" : "still listed",
        refused: `${[copied, again].filter(({ reported }) => reported !== undefined).length} of 2 false reports`,
        "not reported": missed.map(({ what }) => what).join(", ") || "nothing",
        service: list.url,
      },
    };
  },
};

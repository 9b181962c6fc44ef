import { getCalendar } from "../../../sdk/settlement/actions/calendars/get-calendar.ts";
import { exceptionsOf } from "../../../sdk/settlement/model/exceptions-of.ts";
import { table } from "../../shared/tables.ts";
import { wholeNumber } from "../../shared/values.ts";
import type { Verb } from "../../shared/verb.ts";

export const verb: Verb<[calendar: string, years: number[]]> = {
  takes: (command) =>
    command
      .argument("<calendar>", "its name")
      .argument("<years...>", "to show, where they are loaded", (text: string, before: number[] = []) => [
        ...before,
        wholeNumber(text),
      ]),
  async run(cli, name, asked) {
    const calendar = await getCalendar(await cli.client(), { calendar: name, years: asked });
    const { version, utcOffset } = calendar;
    const years = [...calendar.years.keys()].map((year) => ({ year, ...exceptionsOf(calendar, year) }));
    const rows = years.flatMap(({ year, holidays, makeUpWorkingDays }) => [
      [year, "closed", holidays.join(" ") || "-"],
      [year, "open", makeUpWorkingDays.join(" ") || "-"],
    ]);
    const lines = [
      `${name}, version ${version}, local time ${utcOffset} seconds ahead of UTC`,
      "weekdays that are closed, and days of a weekend that are open",
      ...["", table(["year", "", "days"], rows, cli.layout())],
    ];
    cli.result(lines.join("\n"), { ok: true, calendar: name, version, utcOffset, years });
  },
};

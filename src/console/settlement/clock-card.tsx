import { type Listed, ListView } from "../api/list-view.tsx";
import { Card } from "../design/card.tsx";
import { Badge, type MarkState } from "../design/mark.tsx";
import { Kept } from "../design/money.tsx";
import { type Column, Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { OrgLink } from "../members/org-link.tsx";

/** What runs: whose it is, up to when, and whether it is over. */
export interface Clock {
  readonly orgs: readonly number[] | null;
  /** A day of the calendar, where it counts days. */
  readonly day?: string | null;
  /** Seconds since 1970; null where it is withheld, or the calendar does not know the day yet. */
  readonly dueAt: number | null;
  readonly isOver: boolean | null;
  readonly withheld: readonly string[];
}

interface ClockCardParameters<Row extends Clock> {
  readonly of: Listed<Row>;
  /** Texts of the room that has the clocks. */
  t(key: "clocks" | "clocks.why" | "clocks.empty" | "who" | "state" | "runs"): string;
  readonly keyOf: (row: Row) => string;
  /** What runs, and on what. */
  readonly about: readonly Column<Row>[];
  /** Titles of the days, where there are some, and of the ends; and what stands for an end that the calendar does not know. */
  readonly titles: { readonly day?: string; readonly end: string; readonly unknown?: string };
  /** How it is told that one is over. */
  readonly overOf: (row: Row) => { readonly text: string; readonly mark: MarkState };
}

/** What runs on a thing, and for whom. */
export function ClockCard<Row extends Clock>({ of, t, keyOf, about, titles, overOf }: ClockCardParameters<Row>) {
  const { day: dayTitle, end, unknown } = titles;
  const columns: Column<Row>[] = [
    ...about,
    {
      title: t("who"),
      cell: ({ orgs, withheld }) => (
        <Kept name="orgs" withheld={withheld}>
          {orgs?.map((org) => (
            <OrgLink key={org} org={org} />
          ))}
        </Kept>
      ),
    },
    ...(dayTitle === undefined
      ? []
      : [
          {
            title: dayTitle,
            cell: ({ day, withheld }: Row) => (
              <Kept name="day" withheld={withheld}>
                {day}
              </Kept>
            ),
          },
        ]),
    {
      title: end,
      cell: ({ dueAt, withheld }) => (
        <Kept name="dueAt" withheld={withheld}>
          {dueAt === null ? unknown : <Time milliseconds={dueAt * 1_000} />}
        </Kept>
      ),
    },
    {
      title: t("state"),
      cell: (row) => {
        const over = row.isOver === true ? overOf(row) : { text: t("runs"), mark: "info" as const };
        return (
          <Kept name="isOver" withheld={row.withheld}>
            {row.isOver !== null && <Badge state={over.mark}>{over.text}</Badge>}
          </Kept>
        );
      },
    },
  ];
  return (
    <Card title={t("clocks")}>
      <p>{t("clocks.why")}</p>
      <ListView of={of} empty={t("clocks.empty")}>
        {(items) => <Table caption={t("clocks")} rows={items} keyOf={keyOf} columns={columns} />}
      </ListView>
    </Card>
  );
}

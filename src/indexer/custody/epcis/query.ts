import type { Row } from "../../store/table.ts";
import { indexerError } from "../../errors.ts";

/** What a question asks of every event, beside what it is named by. */
export interface EpcisQuery {
  /** Columns that have one of some values. */
  readonly equals: readonly (readonly [column: string, values: readonly string[]])[];
  /** What events name, by part: each part has to name one of its values. */
  readonly named: readonly (readonly [part: string, values: readonly string[]])[];
  /** Times, in milliseconds. */
  readonly times: readonly (readonly [column: string, operator: ">=" | "<", value: number])[];
  readonly isDeclaredWrong: boolean;
  readonly orderBy: "eventTime" | "recordTime";
  readonly isDescending: boolean;
  readonly perPage: number;
  /** Events altogether, from the first. */
  readonly eventCountLimit: number | undefined;
  /** Beyond so many it is refused. */
  readonly maxEventCount: number | undefined;
  readonly token: string | undefined;
}

const EQUALS: Readonly<Record<string, string>> = {
  eventType: "type",
  EQ_eventType: "type",
  EQ_action: "action",
  EQ_bizStep: "bizStep",
  EQ_disposition: "disposition",
  EQ_readPoint: "readPoint",
  EQ_bizLocation: "bizLocation",
  EQ_eventID: "eventId",
};

/** Places have no places within them on the chain: what is at one is what is at it or below. */
const BELOW: Readonly<Record<string, string>> = { WD_readPoint: "readPoint", WD_bizLocation: "bizLocation" };

const NAMED: Readonly<Record<string, string>> = {
  MATCH_epc: "epc",
  MATCH_parentID: "parentID",
  MATCH_inputEPC: "inputEPC",
  MATCH_outputEPC: "outputEPC",
  MATCH_anyEPC: "anyEPC",
  MATCH_anyEPCClass: "anyEPCClass",
};

const TIMES: Readonly<Record<string, readonly ["eventTime" | "recordTime", ">=" | "<"]>> = {
  GE_eventTime: ["eventTime", ">="],
  LT_eventTime: ["eventTime", "<"],
  GE_recordTime: ["recordTime", ">="],
  LT_recordTime: ["recordTime", "<"],
};

const DEFAULT_PAGE = 30;
const MOST_PAGE = 1_000;
const MOST_VALUES = 100;
const WEB_VOCABULARY = /^(?:https:\/\/ref\.gs1\.org\/cbv\/(?:BizStep|Disp)-|urn:epcglobal:cbv:(?:bizstep|disp):)(\w+)$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

const invalid = (field: string, value: unknown, message: string) =>
  indexerError("EPCIS_QUERY_INVALID", message, { field, value: String(value).slice(0, 200) });

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Values by parameter, as they were given. */
export type Parameters = ReadonlyMap<string, readonly string[]>;

/** Parameters of an address: a list is given with commas, or once for each value. */
export const parametersIn = (search: URLSearchParams): Parameters =>
  new Map(
    [...new Set(search.keys())].map((name) => {
      const values = search.getAll(name);
      return [name, isSingle(name) ? values : values.flatMap((each) => each.split(","))] as const;
    }),
  );

/** Reads the parameters of a query of events. @throws `EPCIS_QUERY_INVALID` for one that is not known, or of a wrong form. */
export function parseEpcisQuery(given: Parameters): EpcisQuery {
  const [equals, named, times]: [[string, string[]][], [string, string[]][], [string, ">=" | "<", number][]] = [
    [],
    [],
    [],
  ];
  const single = new Map<string, string>();
  for (const [name, all] of given) {
    if (all.length > MOST_VALUES) throw invalid(name, all, `${name} has more than ${MOST_VALUES} values`);
    const values = all.map(plainTerm);
    const [column, part, time] = [own(EQUALS, name) ?? own(BELOW, name), partOf(name), own(TIMES, name)];
    if (column !== undefined) equals.push([column, values]);
    else if (part !== undefined) named.push([part, values]);
    else if (time !== undefined) times.push([...time, timeIn(name, all)]);
    else if (SINGLE.includes(name) && all.length === 1) single.set(name, all[0] as string);
    else throw invalid(name, all, `there is no parameter ${name}, or it is given twice`);
  }
  const orderBy = single.get("orderBy") ?? "eventTime";
  const direction = single.get("orderDirection") ?? "DESC";
  if (orderBy !== "eventTime" && orderBy !== "recordTime")
    throw invalid("orderBy", orderBy, "orderBy is eventTime or recordTime");
  if (direction !== "ASC" && direction !== "DESC")
    throw invalid("orderDirection", direction, "orderDirection is ASC or DESC");
  const [limit, most] = [wholeIn(single, "eventCountLimit"), wholeIn(single, "maxEventCount")];
  if (limit !== undefined && most !== undefined) {
    throw invalid("maxEventCount", most, "of eventCountLimit and maxEventCount only one may be given");
  }
  return {
    equals,
    named,
    times,
    isDeclaredWrong: single.has("EXISTS_errorDeclaration"),
    orderBy,
    isDescending: direction === "DESC",
    perPage: Math.min(wholeIn(single, "perPage") ?? DEFAULT_PAGE, MOST_PAGE),
    eventCountLimit: limit,
    maxEventCount: most,
    token: single.get("nextPageToken"),
  };
}

const SINGLE = [
  "orderBy",
  "orderDirection",
  "perPage",
  "nextPageToken",
  "eventCountLimit",
  "maxEventCount",
  "EXISTS_errorDeclaration",
];

const isSingle = (name: string): boolean => SINGLE.includes(name) || own(TIMES, name) !== undefined;

function partOf(name: string): string | undefined {
  const [, side] = /^EQ_((?:source|destination)_[\w:.-]+)$/.exec(name) ?? [];
  return own(NAMED, name) ?? side;
}

/** A term of CBV in the words that events have: GS1's web vocabulary and its URNs say the same. */
export const plainTerm = (value: string): string => WEB_VOCABULARY.exec(value)?.[1] ?? value;

function timeIn(name: string, all: readonly string[]): number {
  const [text = "", ...more] = all;
  // A plus that was not escaped came as a space.
  const time = text.replace(/ (?=\d\d:\d\d$)/, "+");
  if (more.length > 0 || !TIME.test(time) || Number.isNaN(Date.parse(time)))
    throw invalid(name, all, `${name} is a time with a zone`);
  return Date.parse(time);
}

function wholeIn(single: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = single.get(name);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalid(name, text, `${name} is a whole number from 1`);
  return Number(text);
}

/** Whether an event is asked for, as far as its row says. */
export function isAsked({ equals, times, isDeclaredWrong }: EpcisQuery, row: Row): boolean {
  return (
    equals.every(([column, values]) => values.includes(String(row[column]))) &&
    times.every(([column, operator, value]) =>
      operator === "<" ? Number(row[column]) < value : Number(row[column]) >= value,
    ) &&
    (!isDeclaredWrong || row.isDeclaredWrong === true)
  );
}

import {
  type Codec,
  type MtMoney,
  narrative,
  type Place,
  readDate,
  readMoney,
  writeDate,
  writeMoney,
} from "./codec.ts";
import { CHARSETS, mtFieldInvalid } from "./text.ts";

/** A day and a place, or a day and money. */
export interface DatedPlace {
  readonly date: string;
  readonly place: string;
}

/** 31D. */
export const datedPlace: Codec<DatedPlace> = {
  read(at, lines) {
    const text = lines.join("\n");
    return { date: readDate(at, text.slice(0, 6)), place: placeOf(at, text.slice(6)) };
  },
  write: (at, { date: day, place }) => [`${writeDate(at, day)}${placeOf(at, place)}`],
};

function placeOf(at: Place, place: string): string {
  const isGood = place.length > 0 && place.length <= 29 && CHARSETS.x.test(place);
  return isGood ? place : mtFieldInvalid(at.field, at.tag, place, "a place of at most 29 characters of set X");
}

/** Money, with the day of its value where the option A has one. */
export interface DatedMoney extends MtMoney {
  readonly date?: string;
}

/** 32A, 32B, 33A, 34A and their like: with a day for option A. */
export const datedMoney: Codec<DatedMoney> = {
  read(at, lines) {
    const text = lines.join("\n");
    if (!/^\d/.test(text)) return readMoney(at, text);
    return { date: readDate(at, text.slice(0, 6)), ...readMoney(at, text.slice(6)) };
  },
  write: (at, { date: day, ...money }) => [
    `${day === undefined ? "" : writeDate(at, day)}${writeMoney(at, money as MtMoney)}`,
  ],
};

/** 39A: per cent more and less. */
export const tolerance: Codec<{ readonly plus: number; readonly minus: number }> = {
  read(at, lines) {
    const [, plus, minus] = /^(\d{1,2})\/(\d{1,2})$/.exec(lines.join("\n")) ?? [];
    if (plus === undefined) return mtFieldInvalid(at.field, at.tag, lines.join("\n"), "per cent more / less: 10/5");
    return { plus: Number(plus), minus: Number(minus) };
  },
  write(at, { plus, minus }) {
    const isGood = [plus, minus].every((each) => Number.isInteger(each) && each >= 0 && each <= 99);
    return isGood
      ? [`${plus}/${minus}`]
      : mtFieldInvalid(at.field, at.tag, `${plus}/${minus}`, "per cent from 0 to 99");
  },
};

/** 48: days, and from when if that is not the shipment. */
export const days: Codec<{ readonly days: number; readonly from?: string }> = {
  read(at, lines) {
    const [, count, from] = /^(\d{1,3})(?:\/([^\n]{1,35}))?$/.exec(lines.join("\n")) ?? [];
    if (count === undefined || (from !== undefined && !CHARSETS.x.test(from))) {
      return mtFieldInvalid(at.field, at.tag, lines.join("\n"), "days, such as 21 or 15/AFTER RECEIPT");
    }
    return { days: Number(count), ...(from !== undefined && { from }) };
  },
  write(at, { days: count, from }) {
    const isGood = Number.isInteger(count) && count >= 0 && count <= 999;
    const isText = from === undefined || (from.length > 0 && from.length <= 35 && CHARSETS.x.test(from));
    if (!isGood || !isText)
      mtFieldInvalid(at.field, at.tag, { count, from }, "0 to 999 days, and 35 characters of set X");
    return [from === undefined ? String(count) : `${count}/${from}`];
  },
};

/** A party: its account where it is given, and name and address. */
export interface MtParty {
  readonly account?: string;
  readonly lines: readonly string[];
}

/** 50 and 59, and banks by name; banks by code have one line. */
export const party: Codec<MtParty> = {
  read(at, lines) {
    const [first = "", ...rest] = lines;
    const account = first.startsWith("/") ? first.slice(1) : undefined;
    const named = account === undefined ? lines : rest;
    return checkParty(at, { ...(account !== undefined && { account }), lines: named });
  },
  write(at, value) {
    const { account, lines } = checkParty(at, value);
    return account === undefined ? lines : [`/${account}`, ...lines];
  },
};

function checkParty(at: Place, value: MtParty): MtParty {
  const { account, lines } = value;
  narrative(4, 35, "x").write(at, lines.join("\n"));
  if (lines[0]?.startsWith("/")) mtFieldInvalid(at.field, at.tag, lines[0], "a name that does not begin with a slash");
  const isAccount = account === undefined || (account.length > 0 && account.length <= 34 && CHARSETS.x.test(account));
  if (!isAccount) mtFieldInvalid(at.field, at.tag, account, "an account of at most 34 characters of set X");
  return value;
}

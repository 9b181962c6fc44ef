import { escapeSerial, isPart, isSerial, unescapeSerial } from "./characters.ts";

/** A Digital Link taken apart: texts are as they are on the label, not escaped. */
export interface Link {
  /** Application identifier of the key, such as "01". */
  readonly key: string;
  readonly value: string;
  /** What makes the key finer, such as the serial, by application identifier. */
  readonly qualifiers: Readonly<Record<string, string>>;
}

interface Key {
  readonly form: (value: string) => boolean;
  readonly qualifiers: Readonly<Record<string, (value: string) => boolean>>;
  /** The older way of writing the key. */
  readonly name: string;
}

const digits = (...lengths: number[]) => {
  return (value: string) => /^\d+$/.test(value) && lengths.includes(value.length);
};
const serial = (longest: number) => (value: string) => isSerial(value, longest);
/** Digits, then up to so many characters. */
const followed = (count: number, longest: number) => (value: string) =>
  digits(count)(value.slice(0, count)) && (value.length === count || isSerial(value.slice(count), longest));
/** A company prefix has four digits at least. */
const owned = followed(4, 26);
const part = (value: string) => digits(4)(value.slice(0, 4)) && (value.length === 4 || isPart(value.slice(4), 26));

const VARIANT = { "22": serial(20) };
const ITEM = { "21": serial(20), "10": serial(20), ...VARIANT };

const KEYS: Readonly<Record<string, Key>> = {
  "00": { form: digits(18), qualifiers: {}, name: "sscc" },
  "01": { form: digits(8, 12, 13, 14), qualifiers: { "235": serial(28), ...ITEM }, name: "gtin" },
  "253": { form: followed(13, 17), qualifiers: {}, name: "gdti" },
  "255": { form: (value) => /^\d{13,25}$/.test(value), qualifiers: {}, name: "gcn" },
  "401": { form: owned, qualifiers: {}, name: "ginc" },
  "402": { form: digits(17), qualifiers: {}, name: "gsin" },
  "414": { form: digits(13), qualifiers: { "254": serial(20) }, name: "gln" },
  "417": { form: digits(13), qualifiers: {}, name: "party" },
  "8003": { form: followed(14, 16), qualifiers: {}, name: "grai" },
  "8004": { form: owned, qualifiers: {}, name: "giai" },
  "8006": { form: digits(18), qualifiers: ITEM, name: "itip" },
  "8010": { form: part, qualifiers: { "8011": (value) => /^\d{1,12}$/.test(value) }, name: "cpid" },
  "8017": { form: digits(18), qualifiers: {}, name: "gsrnp" },
  "8018": { form: digits(18), qualifiers: {}, name: "gsrn" },
};

const NUMBERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(KEYS).map(([number, { name }]) => [name, number])),
  cpv: "22",
  lot: "10",
  ser: "21",
};

/** Qualifiers that tell one thing or lot from another, each finer than those behind it; a variant (22) tells neither. */
const FINER = ["235", "21", "10", "254", "8011"];

const numberOf = (segment: string) => (Object.hasOwn(NUMBERS, segment) ? (NUMBERS[segment] as string) : segment);

const PATH = /^https?:\/\/[^/?#]+\/([^?#]*)/i;

/** Takes a Digital Link of any domain apart; undefined when it is none. Check digits are not looked at. */
export function readLink(uri: string): Link | undefined {
  const path = PATH.exec(uri)?.[1];
  if (path === undefined) return undefined;
  // A key and all qualifiers that it may have are no more than ten segments: a long path costs nothing.
  const segments = path.replace(/\/$/, "").split("/").slice(-10).map(unescapeSerial);
  for (let i = 0; i + 1 < segments.length; i++) {
    const link = readSegments(segments.slice(i));
    if (link) return link;
  }
  return undefined;
}

function readSegments([first = "", text = "", ...rest]: readonly (string | undefined)[]): Link | undefined {
  const key = numberOf(first);
  const known = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (!known?.form(text) || rest.length % 2 !== 0) return undefined;
  const qualifiers: Record<string, string> = {};
  for (let i = 0; i < rest.length; i += 2) {
    const name = numberOf(rest[i] ?? "");
    const value = rest[i + 1] ?? "";
    if (Object.hasOwn(qualifiers, name) || !Object.hasOwn(known.qualifiers, name)) return undefined;
    if (!known.qualifiers[name]?.(value)) return undefined;
    qualifiers[name] = value;
  }
  return { key, value: key === "01" ? text.padStart(14, "0") : text, qualifiers };
}

/** A Digital Link of GS1's own domain, its qualifiers from the coarse to the fine. */
export function writeLink({ key, value, qualifiers }: Link): string {
  const names = FINER.toReversed().filter((name) => Object.hasOwn(qualifiers, name));
  const steps = names.flatMap((name) => [name, escapeSerial(qualifiers[name] as string)]);
  return ["https://id.gs1.org", key, escapeSerial(value), ...steps].join("/");
}

/** The same link with nothing but its finest qualifier, as the event hash wants it. */
export function finest({ key, value, qualifiers }: Link): Link {
  const name = FINER.find((each) => Object.hasOwn(qualifiers, each));
  return { key, value, qualifiers: name === undefined ? {} : { [name]: qualifiers[name] as string } };
}

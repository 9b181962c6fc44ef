import { isPart, isSerial, unescapeSerial } from "./characters.ts";
import { checkDigit } from "./check-digit.ts";
import type { Link } from "./link.ts";

/** How an EPC URN becomes a Digital Link. */
interface Scheme {
  /** Of the company's prefix and the reference together; a check digit follows. */
  readonly digits: number;
  /** The reference's first digit goes before the company's prefix, as in a GTIN. */
  readonly indicator?: true;
  readonly link: (id: string, serial: string) => Link | undefined;
}

const link = (key: string, value: string, qualifiers: Link["qualifiers"] = {}): Link => ({ key, value, qualifiers });

const bare = (key: string) => (id: string, serial: string) => (serial === "" ? link(key, id) : undefined);
const qualified = (key: string, name: string, longest: number) => (id: string, serial: string) =>
  isSerial(serial, longest) ? link(key, id, { [name]: serial }) : undefined;
const followed = (key: string, longest: number) => (id: string, serial: string) =>
  isSerial(serial, longest) ? link(key, id + serial) : undefined;

const item = { digits: 13, indicator: true } as const;

const THINGS: Readonly<Record<string, Scheme>> = {
  sgtin: { ...item, link: qualified("01", "21", 20) },
  sscc: { digits: 17, indicator: true, link: bare("00") },
  sgln: {
    digits: 12,
    link: (id, serial) => (serial === "0" ? link("414", id) : qualified("414", "254", 20)(id, serial)),
  },
  grai: { digits: 12, link: (id, serial) => followed("8003", 16)(`0${id}`, serial) },
  gsrn: { digits: 17, link: bare("8018") },
  gsrnp: { digits: 17, link: bare("8017") },
  gdti: { digits: 12, link: followed("253", 17) },
  sgcn: { digits: 12, link: (id, serial) => (/^\d{1,12}$/.test(serial) ? link("255", id + serial) : undefined) },
  gsin: { digits: 16, link: bare("402") },
  itip: {
    ...item,
    link: (id, serial) => pieces(id, serial, (text) => (isSerial(text, 20) ? { "21": text } : undefined)),
  },
  upui: { ...item, link: qualified("01", "235", 28) },
  pgln: { digits: 12, link: bare("417") },
};

const CLASSES: Readonly<Record<string, Scheme>> = { lgtin: { ...item, link: qualified("01", "10", 20) } };

/** Patterns end in ".*": all things of a class. */
const any =
  (key: string, lead = "") =>
  (id: string, serial: string) =>
    serial === "*" ? link(key, lead + id) : undefined;

const PATTERNS: Readonly<Record<string, Scheme>> = {
  sgtin: { ...item, link: any("01") },
  upui: { ...item, link: any("01") },
  grai: { digits: 12, link: any("8003", "0") },
  gdti: { digits: 12, link: any("253") },
  sgcn: { digits: 12, link: any("255") },
  itip: { ...item, link: (id, serial) => pieces(id, serial, (text) => (text === "*" ? {} : undefined)) },
};

const SCHEMES = { id: THINGS, class: CLASSES, idpat: PATTERNS } as const;

/** Trade item pieces: "01.02.9876" is piece 1 of 2 with a serial. */
function pieces(id: string, rest: string, tell: (serial: string) => Link["qualifiers"] | undefined): Link | undefined {
  const [, piece = "", total = "", serial = ""] = /^(\d\d)\.(\d\d)\.(.+)$/s.exec(rest) ?? [];
  const qualifiers = tell(serial);
  return qualifiers && link("8006", id + piece + total, qualifiers);
}

/** A company's own text follows its prefix: no digits are counted, and nothing is checked. */
function owned(kind: string, scheme: string, company: string, text: string): Link | undefined {
  const longest = 30 - company.length;
  if (kind === "id" && scheme === "giai" && isSerial(text, longest)) return link("8004", company + text);
  if (kind === "id" && scheme === "ginc" && isSerial(text, longest)) return link("401", company + text);
  if (scheme !== "cpi") return undefined;
  const [, part = "", serial = ""] = /^([^.]+)\.(.+)$/s.exec(text) ?? [];
  if (!isPart(part, longest)) return undefined;
  if (kind === "id" && /^\d{1,12}$/.test(serial)) return link("8010", company + part, { "8011": serial });
  return kind === "idpat" && serial === "*" ? link("8010", company + part) : undefined;
}

const URN = /^urn:epc:(id|class|idpat):([a-z]+):(\d{6,12})\.(.*)$/s;

/** The Digital Link that says the same as an EPC URN; undefined when it is none, or of a scheme without GS1 key. */
export function linkOfUrn(urn: string): Link | undefined {
  const [, kind = "", scheme = "", company = "", escaped = ""] = URN.exec(urn) ?? [];
  const text = unescapeSerial(escaped);
  if (kind === "" || text === undefined) return undefined;
  const schemes: Readonly<Record<string, Scheme>> = SCHEMES[kind as keyof typeof SCHEMES];
  const known = Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined;
  if (known === undefined) return owned(kind, scheme, company, text);
  const dot = text.indexOf(".");
  const reference = dot < 0 ? text : text.slice(0, dot);
  if (!/^\d*$/.test(reference) || company.length + reference.length !== known.digits) return undefined;
  const number = known.indicator ? reference.slice(0, 1) + company + reference.slice(1) : company + reference;
  const serial = dot < 0 ? undefined : text.slice(dot + 1);
  return serial === "" ? undefined : known.link(number + checkDigit(number), serial ?? "");
}

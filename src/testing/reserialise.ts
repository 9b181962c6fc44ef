/** Other files with the content of a UBL file: what a copy of an invoice may look like without being another invoice. */

export type Chance = () => number;

const pick = <T>(chance: Chance, of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;

/** Rewrites the text of every element of a name, wherever it is. */
const inElements = (names: string, change: (text: string, chance: Chance) => string) => (xml: string, chance: Chance) =>
  xml.replace(new RegExp(`(<(?:\\w+:)?(?:${names})(?:\\s[^>]*)?>)([^<]+)(</)`, "g"), (_, open, text, close) => {
    return `${open}${change(text, chance)}${close}`;
  });

/** Identifiers of documents and parties, whose form is up to who writes them. */
const IDENTIFIERS = "CompanyID|EndpointID";
const NUMBERS = "ID";
const DATES = "IssueDate|DueDate|PaymentDueDate";

const entities = (text: string, chance: Chance) =>
  text.replace(/[A-Za-z0-9]/g, (c) => {
    const code = c.charCodeAt(0);
    return chance() < 0.3
      ? pick(chance, [`&#${code};`, `&#x${code.toString(16)};`, `&#x0${code.toString(16).toUpperCase()};`])
      : c;
  });

const fullWidth = (text: string) =>
  text.replace(/(&[^;]*;)|([!-~])/g, (_, entity, c) => entity ?? String.fromCharCode(c.charCodeAt(0) + 0xfee0));

const swapCase = (text: string) =>
  text.replace(/&[^;]*;|[a-zA-Z]/g, (c) => {
    if (c.length > 1) return c;
    return c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase();
  });

const dashes = (text: string, chance: Chance) =>
  /&/.test(text)
    ? text
    : `${text.slice(0, 2)}${pick(chance, ["-", "/", " ", ".", "\u2013", "\u00ad"])}${text.slice(2)}`;

const cdata = (text: string) => (/&/.test(text) ? text : `<![CDATA[${text}]]>`);

/** Other prefixes for the namespaces of UBL; the default one gets a prefix too. */
function renamePrefixes(xml: string, chance: Chance): string {
  if (!xml.includes("<cbc:")) return xml;
  const suffix = String(Math.floor(chance() * 100));
  const [basic, aggregate, root] = [`b${suffix}`, `a${suffix}`, `r${suffix}`];
  return xml
    .replace(/(<\/?)cbc:/g, `$1${basic}:`)
    .replace(/(<\/?)cac:/g, `$1${aggregate}:`)
    .replace("xmlns:cbc=", `xmlns:${basic}=`)
    .replace("xmlns:cac=", `xmlns:${aggregate}=`)
    .replace(/(<\/?)(Invoice|CreditNote)(?=[\s>])/g, `$1${root}:$2`)
    .replace("xmlns=", `xmlns:${root}=`);
}

const comment = (xml: string, chance: Chance) =>
  xml.replace(/>(?=\s*<)/g, (end) => (chance() < 0.05 ? `>${pick(chance, ["<!-- x -->", "<?pi x?>"])}` : end));

/** Each leaves what the invoice says as it is. */
export const RESERIALISATIONS: Readonly<Record<string, (xml: string, chance: Chance) => string>> = {
  "line ends": (xml) => xml.replace(/\r?\n/g, "\r\n"),
  "byte order mark": (xml) => `\ufeff${xml.replace(/^\ufeff/, "")}`,
  minified: (xml) => xml.replace(/>\s+</g, "><").trimEnd(),
  prefixes: renamePrefixes,
  quotes: (xml) => xml.replace(/="([^"']*)"/g, "='$1'"),
  comments: (xml, chance) =>
    comment(xml.replace(/(<(?:\w+:)?(?:Invoice|CreditNote)[\s>])/, "<!-- a copy -->$1"), chance),
  "comments in values": inElements(NUMBERS, (text) =>
    /&/.test(text) ? text : `${text.slice(0, 1)}<!-- x -->${text.slice(1)}`,
  ),
  CDATA: inElements(`${NUMBERS}|${DATES}|PayableAmount`, cdata),
  "character references": inElements(`${NUMBERS}|${IDENTIFIERS}|${DATES}`, entities),
  "trailing zeros": inElements("PayableAmount", (text) =>
    /[&.]/.test(text) ? `${text}0`.replace(/([^.\d-].*)0$/, "$1") : `${text}.00`,
  ),
  spaces: inElements(`${NUMBERS}|${IDENTIFIERS}|${DATES}|PayableAmount`, (text) => `\n\t  ${text} \u00a0 `),
  "time zones": inElements(DATES, (text, chance) =>
    /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}${pick(chance, ["Z", "+01:00", "-05:00"])}` : text,
  ),
  "full width": inElements(`${NUMBERS}|${IDENTIFIERS}`, fullWidth),
  dashes: inElements(IDENTIFIERS, dashes),
  "dashes in numbers": inElements(NUMBERS, dashes),
  case: inElements(`${NUMBERS}|${IDENTIFIERS}`, swapCase),
  "another note": (xml) =>
    xml.replace(/(<\/(?:(\w+):)?IssueDate>)/, (_, end, prefix) => {
      const name = prefix === undefined ? "Note" : `${prefix}:Note`;
      return `${end}<${name}>Paid by whom it concerns</${name}>`;
    }),
};

/** A copy by one or more of them, drawn; their order is that of the list, as some leave others nothing to do. */
export function reserialise(xml: string, chance: Chance): string {
  const entries = Object.entries(RESERIALISATIONS);
  const certain = Math.floor(chance() * entries.length);
  return entries.reduce((text, [, change], n) => (n === certain || chance() < 0.25 ? change(text, chance) : text), xml);
}

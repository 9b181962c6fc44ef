import { SaxesParser, type SaxesTagNS } from "saxes";
import { receivablesError } from "../errors.ts";
import { decodeXml } from "./decode-xml.ts";
import { Field, fieldInvalid, short } from "./field.ts";
import { AGGREGATE, BASIC, type ElementShape, ROOTS } from "./ubl-shape.ts";

/**
 * How deep elements may be nested, how many there may be, how many of those that are read, and how many attributes one may have,
 * namespaces included. UBL needs about 12 levels.
 */
const LIMITS = { depth: 64, elements: 200_000, fields: 1_000, attributes: 64 };

/** An open element; nothing of it is kept where it has no field. */
interface Open {
  readonly shape?: ElementShape | "text";
  readonly field?: Field;
}

/**
 * The fields of a UBL file, by their exact paths and namespaces; everything else in it is passed over. What the file can make
 * this keep is bounded, and no entity is expanded but the five of XML and those of characters.
 *
 * @throws `INVOICE_TOO_LARGE`, `INVOICE_NOT_UTF8`, `INVOICE_XML_INVALID`, `INVOICE_DOCTYPE`, `INVOICE_NOT_UBL`, `INVOICE_FIELD_INVALID`.
 */
export function readFields(bytes: Uint8Array): Field {
  const text = decodeXml(bytes);
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  const counts = { elements: 0, fields: 0, attributes: 0 };
  let root: Field | undefined;

  parser.on("error", ({ message }) => {
    throw receivablesError("INVOICE_XML_INVALID", `the file is not well-formed: ${short(message)}`, {
      field: "xml",
      value: "(not well-formed)",
      reason: short(message),
    });
  });
  parser.on("xmldecl", ({ version = "1.0", encoding = "UTF-8" }) => {
    if (!/^utf-?8$/i.test(encoding)) {
      const values = { field: "encoding", value: short(encoding) };
      throw receivablesError("INVOICE_NOT_UTF8", `the file says that it is in ${short(encoding)}`, values);
    }
    if (version !== "1.0") {
      const values = { field: "version", value: short(version), reason: "not XML 1.0" };
      throw receivablesError("INVOICE_XML_INVALID", `the file is in XML ${short(version)}, and not 1.0`, values);
    }
  });
  parser.on("doctype", (doctype) => {
    const values = { field: "DOCTYPE", value: short(doctype.trim()) };
    throw receivablesError("INVOICE_DOCTYPE", "the file has a document type declaration", values);
  });
  parser.on("opentagstart", () => {
    counts.elements++;
    counts.attributes = 0;
    requireFewer("elements", counts.elements);
    requireFewer("depth", open.length + 1);
  });
  parser.on("attribute", () => requireFewer("attributes", ++counts.attributes));
  parser.on("opentag", (tag) => {
    const parent = open.at(-1);
    const child = parent === undefined ? openRoot(tag) : openChild(parent, tag);
    if (child.field !== undefined) {
      requireFewer("fields", ++counts.fields);
      if (parent === undefined) root = child.field;
      else parent.field?.children.push(child.field);
    }
    open.push(child);
  });
  parser.on("closetag", () => void open.pop());
  const addText = (piece: string) => {
    const top = open.at(-1);
    if (top?.shape === "text" && top.field !== undefined) top.field.text += piece;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  return root as Field; // the parser refuses a file without a root
}

function requireFewer(field: keyof typeof LIMITS, value: number): void {
  const limit = LIMITS[field];
  if (value <= limit) return;
  const values = { field, value, limit };
  throw receivablesError("INVOICE_TOO_LARGE", `the file has more ${field} than ${limit}`, values);
}

function openRoot({ uri, local }: SaxesTagNS): Open {
  const known = Object.hasOwn(ROOTS, uri) ? ROOTS[uri] : undefined;
  if (known?.name === local) return { shape: known.shape, field: new Field(local, {}) };
  const value = short(`{${uri}}${local}`);
  throw receivablesError("INVOICE_NOT_UBL", `the root element is ${value}`, { field: "root", value });
}

function openChild({ shape, field: above }: Open, { uri, local, attributes }: SaxesTagNS): Open {
  if (shape === undefined || above === undefined) return {};
  if (shape === "text") throw fieldInvalid(above.path, `<${short(local)}>`, "text without elements");
  const known = Object.hasOwn(shape, local) ? shape[local] : undefined;
  if (known === undefined || uri !== (known === "text" ? BASIC : AGGREGATE)) return {};
  const path = `${above.path}/${known === "text" ? "cbc" : "cac"}:${local}`;
  const plain = Object.values(attributes).filter(({ prefix }) => prefix === "");
  const named = plain.map(({ local: name, value }): [string, string] => [name, value]);
  return { shape: known, field: new Field(path, known === "text" ? Object.fromEntries(named) : {}) };
}

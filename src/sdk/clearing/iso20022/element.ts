import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";
import { xmlInvalid } from "./refuse.ts";

/** An element of an XML file: its children, or its text. */
export interface Element {
  readonly name: string;
  readonly uri: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Element[];
  /** Of an element without children, as written. */
  readonly text: string;
}

export interface Attribute {
  readonly name: string;
  readonly uri: string;
  readonly value: string;
}

const LIMITS = { characters: 16 * 2 ** 20, elements: 1_000_000, depth: 32 };
const XMLNS = "http://www.w3.org/2000/xmlns/";

/**
 * Reads an XML file as a tree. Comments, instructions and spaces between elements say nothing; no entity is expanded but the five of XML
 * and those of characters.
 *
 * @throws `PACS_XML_INVALID`.
 */
export function readElement(text: string): Element {
  if (text.length > LIMITS.characters) throw xmlInvalid(`of ${LIMITS.characters} characters at most`, text.length);
  const parser = new SaxesParser({ xmlns: true });
  const open: { tag: SaxesTagNS; children: Element[]; text: string }[] = [];
  let count = 0;
  let root: Element | undefined;
  parser.on("error", ({ message }) => {
    throw xmlInvalid("well-formed", message);
  });
  parser.on("doctype", (doctype) => {
    throw xmlInvalid("without a document type declaration", doctype.trim());
  });
  parser.on("opentag", (tag) => {
    if (++count > LIMITS.elements) throw xmlInvalid(`of ${LIMITS.elements} elements at most`, count);
    if (open.length >= LIMITS.depth) throw xmlInvalid(`nested ${LIMITS.depth} deep at most`, tag.local);
    open.push({ tag, children: [], text: "" });
  });
  const add = (characters: string) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += characters;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => {
    const { tag, children, text: written } = open.pop() as (typeof open)[0];
    if (children.length > 0 && written.trim() !== "") throw xmlInvalid("of elements or text, not both", written.trim());
    const element = {
      name: tag.local,
      uri: tag.uri,
      attributes: Object.values(tag.attributes).filter(isOwn).map(toAttribute),
      children,
      text: children.length > 0 ? "" : written,
    };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.write(text.replace(/^\uFEFF/, "")).close();
  return root as Element;
}

const isOwn = ({ uri }: SaxesAttributeNS) => uri !== XMLNS;
const toAttribute = ({ local, uri, value }: SaxesAttributeNS): Attribute => ({ name: local, uri, value });

/** Writes a tree, two spaces a level. What it writes, `readElement` reads as the same. */
export function writeElement(element: Element, outside = "", indent = ""): string {
  const { name, uri, attributes, children, text } = element;
  const parts = [name, ...(uri === outside ? [] : [`xmlns="${escaped(uri)}"`])];
  for (const [i, attribute] of attributes.entries()) {
    const value = `="${escaped(attribute.value)}"`;
    if (attribute.uri === "") parts.push(attribute.name + value);
    else parts.push(`xmlns:a${i}="${escaped(attribute.uri)}"`, `a${i}:${attribute.name}${value}`);
  }
  const tag = parts.join(" ");
  if (children.length === 0) return text === "" ? `${indent}<${tag}/>` : `${indent}<${tag}>${escaped(text)}</${name}>`;
  const inner = children.map((child) => writeElement(child, uri, `${indent}  `));
  return [`${indent}<${tag}>`, ...inner, `${indent}</${name}>`].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Line ends and tabs as characters' numbers: a reader would make spaces of them in an attribute, and one line end of two in a text. */
const escaped = (text: string) =>
  text.replace(/[&<>"\r\n\t]/g, (character) => ENTITIES[character] ?? `&#${character.charCodeAt(0)};`);

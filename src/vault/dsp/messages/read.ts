import { dspError } from "../errors.ts";
import { DSP_CONTEXT, PROOF } from "../model/context.ts";
import { isObject, type JsonObject } from "../model/json.ts";
import { textOf } from "../model/policy.ts";
import type { AgreementProof, DataAddress } from "../model/process.ts";

const invalid = (field: string, expected: string) =>
  dspError("DSP_MESSAGE_INVALID", `${field}: expected ${expected}`, { field, expected });

/** A message of one of these types, with the protocol's context. @throws `DSP_MESSAGE_INVALID` */
export function messageOf(body: unknown, ...types: readonly string[]): JsonObject {
  if (!isObject(body)) throw invalid("body", `a ${types[0]}`);
  const context = body["@context"];
  if (!Array.isArray(context) || !context.includes(DSP_CONTEXT)) {
    throw invalid("@context", `a list with ${DSP_CONTEXT}`);
  }
  if (!types.includes(String(body["@type"]))) throw invalid("@type", types.join(" or "));
  if (body["@id"] !== undefined) textOf(body["@id"], "@id");
  return body;
}

/** Undefined where the sender gives none: then a repetition is told by the state alone. */
export const idOf = (message: JsonObject): string | undefined =>
  typeof message["@id"] === "string" ? message["@id"] : undefined;

/** What the other side says on why it ends or suspends. */
export function reasonOf({ code, reason }: JsonObject): string | undefined {
  const said = [code, ...(Array.isArray(reason) ? reason.map((each) => JSON.stringify(each)) : [])];
  const text = said.filter((each) => each !== undefined).join(" ");
  return text === "" ? undefined : text.slice(0, 1_000);
}

const optionalText = (value: unknown, field: string) => (value === undefined ? undefined : textOf(value, field));

/** What the chain needs, where the other side sends it. @throws `DSP_MESSAGE_INVALID` where it is not of its form */
export function proofOf(holder: JsonObject, field: string): AgreementProof | undefined {
  const value = holder[PROOF];
  if (value === undefined) return undefined;
  const at = `${field}["${PROOF}"]`;
  if (!isObject(value)) throw invalid(at, "an object");
  const { termsHash, terms, providerSignature, consumerSignature } = value;
  if (typeof termsHash !== "string" || !/^0x[0-9a-f]{64}$/.test(termsHash))
    throw invalid(`${at}.termsHash`, "32 bytes");
  if (!isObject(terms)) throw invalid(`${at}.terms`, "an object");
  return {
    termsHash,
    terms,
    providerSignature: optionalText(providerSignature, `${at}.providerSignature`),
    consumerSignature: optionalText(consumerSignature, `${at}.consumerSignature`),
  };
}

/** @throws `DSP_MESSAGE_INVALID` */
export function dataAddressOf(value: unknown): DataAddress {
  if (!isObject(value) || value["@type"] !== "DataAddress") throw invalid("dataAddress", "a DataAddress");
  const endpointType = textOf(value.endpointType, "dataAddress.endpointType");
  const endpoint = optionalText(value.endpoint, "dataAddress.endpoint");
  const given = value.endpointProperties ?? [];
  if (!Array.isArray(given) || given.length > 32) throw invalid("dataAddress.endpointProperties", "at most 32");
  const properties = given.map((each: unknown, index): [string, string] => {
    const field = `dataAddress.endpointProperties[${index}]`;
    if (!isObject(each)) throw invalid(field, "an EndpointProperty");
    // A token may be longer than other texts; the body's limit bounds it.
    if (typeof each.value !== "string") throw invalid(`${field}.value`, "a text");
    return [textOf(each.name, `${field}.name`), each.value];
  });
  return { endpointType, endpoint, properties: Object.fromEntries(properties) };
}

import { getAddress } from "ethers";
import type { Offer } from "../../sdk/data/model/agreement/offer.ts";
import type { Price } from "../../sdk/data/model/agreement/price.ts";
import { PROOF } from "../dsp/model/context.ts";
import type { JsonObject } from "../dsp/model/json.ts";
import type { Policy } from "../dsp/model/policy.ts";
import { atomOf, limitsOf, literalOf, unsupported } from "./import-constraints.ts";
import { policyHash } from "./policy-hash.ts";
import { reader } from "./read.ts";
import { odrlTerm, TERMS } from "./vocabulary.ts";

const read = reader("ODRL_INVALID");

/** What a policy may hold beside its rules. */
const FRAME = ["@id", "@type", "@context", "target", "assigner", "assignee", "timestamp", PROOF];
const KNOWN = [...FRAME, "permission", "obligation", TERMS.offer];
const OFFER_KEYS = ["provider", "resource", "service", "byRule", "oneEach", "salt", "dispute"];

function requireKnown(object: JsonObject, known: readonly string[], field: string): void {
  const extra = Object.keys(object).find((key) => object[key] !== undefined && !known.includes(key));
  if (extra !== undefined) throw unsupported(field === "" ? extra : `${field}.${extra}`, extra);
}

/** The one rule of its kind. */
function ruleOf(rules: unknown, action: string, field: string): JsonObject {
  const list = read.list(rules, field);
  const rule = read.object(list[0], `${field}[0]`);
  if (list.length > 1) throw unsupported(`${field}[1]`, "a second rule");
  if (odrlTerm(rule.action) !== action) throw unsupported(`${field}[0].action`, String(rule.action));
  requireKnown(rule, ["@type", "action", "constraint"], `${field}[0]`);
  return rule;
}

function addressOf(value: unknown, field: string): string {
  try {
    return getAddress(read.address(value, field));
  } catch {
    throw read.fail(field, value, "an address with the right checksum");
  }
}

/** @throws `ODRL_UNSUPPORTED`, `ODRL_INVALID` */
function priceOf(obligation: unknown, chainId: number): Price {
  const field = "obligation";
  const atoms = read.list(ruleOf(obligation, "compensate", field).constraint, `${field}[0].constraint`);
  let pay: JsonObject | undefined;
  let per: JsonObject | undefined;
  let payees: JsonObject | undefined;
  for (const [n, each] of atoms.entries()) {
    const at = `${field}[0].constraint[${n}]`;
    const atom = atomOf(each, at, ["unit"]);
    if (atom.name === "payAmount eq" && pay === undefined) pay = atom;
    else if (atom.unit !== undefined) throw unsupported(`${at}.unit`, "unit");
    else if (atom.name === `${TERMS.per} eq` && per === undefined) per = atom;
    else if (atom.name === `${TERMS.payees} eq` && payees === undefined) payees = atom;
    else throw unsupported(at, atom.name);
  }
  const unit = /^eip155:([1-9]\d*):(0x.*)$/.exec(String(pay?.unit));
  if (unit?.[1] !== String(chainId))
    throw read.fail(`${field}: payAmount.unit`, pay?.unit, `eip155:${chainId}:<cash contract>`);
  const to = read.object(payees?.rightOperand, `${field}: ${TERMS.payees}`);
  requireKnown(to, ["shares", "remainder"], `${field}: ${TERMS.payees}`);
  const shares = read.list(to.shares ?? [], `${field}: shares`).map((each, n) => {
    const at = `${field}: shares[${n}]`;
    const share = read.object(each, at);
    requireKnown(share, ["payee", "basisPoints"], at);
    return {
      payee: addressOf(share.payee, `${at}.payee`),
      basisPoints: read.whole(share.basisPoints, `${at}.basisPoints`),
    };
  });
  return {
    cash: addressOf(unit[2], `${field}: payAmount.unit`),
    amount: read.wholeBig(literalOf(pay?.rightOperand), `${field}: payAmount`),
    per: read.oneOf(literalOf(per?.rightOperand), ["Access", "Period"], `${field}: ${TERMS.per}`),
    shares,
    remainder: addressOf(to.remainder, `${field}: remainder`),
  };
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw read.fail("permission[0].constraint", undefined, what);
  return value;
}

/**
 * The offer of the chain that a policy says, with the policy's hash. What the chain does not enforce is refused by its name: nothing is left out.
 *
 * @throws `ODRL_UNSUPPORTED`, `ODRL_INVALID`
 */
export function importOffer(
  policy: Policy,
  { chainId }: { readonly chainId: number },
): Offer & { readonly salt: string } {
  requireKnown(policy, KNOWN, "");
  const limits = limitsOf(ruleOf(policy.permission, "use", "permission").constraint, "permission[0].constraint");
  const own = read.object(policy[TERMS.offer], TERMS.offer);
  requireKnown(own, OFFER_KEYS, TERMS.offer);
  const at = (name: string) => `${TERMS.offer}.${name}`;
  const { rate, purposes = [], recipientRoles = [], computeOnly = false, minGroupSize = 0 } = limits;
  return {
    provider: read.whole(own.provider, at("provider")),
    resource: read.bytes32(own.resource, at("resource")),
    service: read.bytes32(own.service, at("service")),
    policyHash: policyHash(policy),
    validFrom: required(limits.validFrom, "dateTime gteq"),
    validTo: required(limits.validTo, "dateTime lteq"),
    purposes,
    maxUses: required(limits.maxUses, "count lteq"),
    ...(rate !== undefined && { rate }),
    recipientRoles,
    computeOnly,
    minGroupSize,
    byRule: read.flag(own.byRule, at("byRule")),
    oneEach: read.flag(own.oneEach, at("oneEach")),
    ...(policy.obligation !== undefined && { price: priceOf(policy.obligation, chainId) }),
    ...(own.dispute !== undefined && { dispute: disputeOf(own.dispute, at("dispute")) }),
    salt: read.bytes32(own.salt, at("salt")),
  };
}

function disputeOf(value: unknown, field: string) {
  const dispute = read.object(value, field);
  requireKnown(dispute, ["window", "arbitrator"], field);
  return {
    window: read.whole(dispute.window, `${field}.window`),
    arbitrator: read.whole(dispute.arbitrator, `${field}.arbitrator`),
  };
}

import { type Command, InvalidArgumentError } from "commander";
import { isAddress } from "ethers";
import type { DisputeTerms, Rate } from "../../../sdk/data/model/agreement/offer.ts";
import type { Price, Share } from "../../../sdk/data/model/agreement/price.ts";
import { fault } from "../../shared/errors.ts";
import { bigNumber, oneOf, span, wholeNumber } from "../../shared/values.ts";

/** What an offer may say beside what every offer says. */
export interface OfferPartsOptions {
  readonly rate?: Rate;
  readonly price?: bigint;
  readonly cash?: string;
  readonly per: Price["per"];
  readonly payee?: string;
  readonly share?: readonly Share[];
  readonly disputeWindow?: number;
  readonly arbitrator?: number;
}

export interface OfferParts {
  readonly rate?: Rate;
  readonly price?: Price;
  readonly dispute?: DisputeTerms;
}

const PER = ["Access", "Period"] as const;

export function takesOfferParts(command: Command): Command {
  return command
    .option("--rate <uses/span>", "most uses in a period, such as 10/1d", rate)
    .option("--price <amount>", "what a use costs, in the cash's minor units", bigNumber)
    .option("--cash <account>", "contract of the cash that the price is in", account)
    .option(
      "--per <unit>",
      "what is paid once: each access, or each period of the rate that is used",
      oneOf(PER),
      "Access",
    )
    .option("--payee <account>", "who gets what the shares leave; the own account if left out", account)
    .option("--share <account:points>", "part of somebody else, in basis points; may be repeated", addShare)
    .option("--dispute-window <span>", "how long an access can be disputed, such as 7d", span)
    .option("--arbitrator <org>", "organisation that decides disputes", wholeNumber);
}

/** @param own Account that gets what nobody else does. @throws `USAGE` where one option needs another. */
export function offerPartsOf(options: OfferPartsOptions, own: string): OfferParts {
  const {
    rate: most,
    price: amount,
    cash,
    per,
    payee = own,
    share: shares,
    disputeWindow: window,
    arbitrator,
  } = options;
  for (const [given, needed] of [
    ["price", "cash"],
    ["cash", "price"],
    ["share", "price"],
    ["payee", "price"],
    ["disputeWindow", "arbitrator"],
    ["arbitrator", "disputeWindow"],
  ] as const) {
    if (options[given] === undefined || options[needed] !== undefined) continue;
    const [option, other] = [flag(given), flag(needed)];
    throw fault("USAGE", `${option} needs ${other}`, { option, needs: other });
  }
  return {
    ...(most && { rate: most }),
    ...(amount !== undefined &&
      cash !== undefined && { price: priceOf({ amount, cash, per, shares, remainder: payee }) }),
    ...(window !== undefined && arbitrator !== undefined && { dispute: { window, arbitrator } }),
  };
}

const flag = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const priceOf = ({
  shares,
  ...price
}: Omit<Price, "shares"> & { readonly shares: readonly Share[] | undefined }): Price =>
  shares === undefined ? price : { ...price, shares };

function account(text: string): string {
  if (!isAddress(text)) throw new InvalidArgumentError("Not an account.");
  return text;
}

/** "10/1d": ten uses a day. */
function rate(text: string): Rate {
  const [uses = "", period = "", ...more] = text.split("/");
  if (more.length > 0) throw new InvalidArgumentError("Not a rate such as 10/1d.");
  return { uses: wholeNumber(uses), period: span(period) };
}

/** "0x12…:250": 2.5 %. */
function addShare(text: string, before: readonly Share[] = []): readonly Share[] {
  const [payee = "", points = "", ...more] = text.split(":");
  if (more.length > 0) throw new InvalidArgumentError("Not a share such as 0x12…:250.");
  return [...before, { payee: account(payee), basisPoints: wholeNumber(points) }];
}

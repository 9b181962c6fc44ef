import { ADDRESS, AMOUNT, about, type JsonSchema, ORG, objectOf, orNull } from "../../core/json/json-schema.ts";
import { WITHHELD } from "../../query/parts.ts";
import { titled } from "../../query/route.ts";

const MONEY = about(orNull(AMOUNT), "In minor units of the cash");

/** What one account has of an instrument, or of a lot of it. @param title Its name in the domain that tells of it. */
export const holding = (title: string): JsonSchema =>
  titled(
    title,
    objectOf({
      instrument: AMOUNT,
      parent: about(orNull(AMOUNT), "The lot that it was divided from"),
      holder: orNull(ADDRESS),
      org: about(orNull(ORG), "Organisation of the holder"),
      amount: MONEY,
      pledged: MONEY,
      withheld: WITHHELD,
    }),
  );

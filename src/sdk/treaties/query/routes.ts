import {
  AMOUNT,
  about,
  BOOLEAN,
  BYTES32,
  listOf,
  ORG,
  objectOf,
  orNull,
  TIME,
  WHOLE,
  wordOf,
} from "../../core/json/json-schema.ts";
import { HAPPENED, MINE, WITHHELD } from "../../query/parts.ts";
import { type QueryRoute, titled } from "../../query/route.ts";
import { ASSESSORS, DUE_STATES, LOSS_STATES, TREATY_STATES } from "../model/states.ts";
import { LAYER_NOW, LINE_NOW, MONEY, TERMS } from "./terms.ts";

const TREATY = titled(
  "IndexedTreaty",
  objectOf({
    treaty: BYTES32,
    state: about(wordOf(TREATY_STATES), "At asOf: that a bound one is in force or runs off follows from the time"),
    terms: about(orNull(TERMS), "What the cedent and all reinsurers agreed"),
    layers: orNull(listOf(LAYER_NOW)),
    lines: orNull(listOf(LINE_NOW)),
    premium: about(orNull(AMOUNT), "Of all instalments, with that of what was reinstated"),
    premiumPaid: about(orNull(AMOUNT), "What of it is paid, or was set off"),
    premiumDue: about(orNull(AMOUNT), "What of it should be paid by asOf, and is not"),
    premiumOverdue: about(orNull(AMOUNT), "What of that is overdue: who owes it calls nothing"),
    account: about(orNull(AMOUNT), "Recoveries that wait in the account"),
    accountAt: about(orNull(TIME), "From then on the account is settled; 0 before it is bound"),
    recovered: about(orNull(AMOUNT), "What all layers paid"),
    openLosses: orNull(WHOLE),
    openDues: about(orNull(WHOLE), "Shares of calls that are waited for"),
    commuted: about(
      orNull(objectOf({ amount: MONEY, cancelled: about(AMOUNT, "What was in the account") })),
      "The one payment that ended it",
    ),
    profit: about(
      orNull(objectOf({ amount: MONEY, deficitForward: MONEY })),
      "The profit commission, once it was declared",
    ),
    quotedAt: TIME,
    boundAt: orNull(TIME),
    endedAt: about(orNull(TIME), "When it was commuted or closed"),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const NOTICE = objectOf({
  treaty: BYTES32,
  number: AMOUNT,
  startsAt: about(TIME, "When the event begins"),
  inuring: about(WHOLE, "How many of the first losses were called before under the treaty that pays first"),
  bordereau: about(BYTES32, "Root of the salted bordereau"),
  keys: about(listOf(BYTES32), "Key of each loss, of policy and number of the loss"),
  items: listOf(
    objectOf({
      happenedAt: TIME,
      attachedAt: about(TIME, "When the policy attached"),
      amount: about(AMOUNT, "What it costs the cedent"),
      sumInsured: about(AMOUNT, "Surplus: of the risk"),
    }),
  ),
  deadline: about(TIME, "Last second in which it can be brought"),
});

const LOSS = titled(
  "IndexedLoss",
  objectOf({
    loss: BYTES32,
    treaty: BYTES32,
    state: wordOf(LOSS_STATES),
    notice: about(orNull(NOTICE), "What the cedent advised"),
    late: about(orNull(BOOLEAN), "Advised more days after a loss than the terms give"),
    assessor: orNull({ enum: [...ASSESSORS] }),
    advised: orNull(AMOUNT),
    amount: about(orNull(AMOUNT), "As it was assessed; until then, as it was advised"),
    recovered: about(orNull(AMOUNT), "What layers paid of it"),
    called: about(orNull(listOf(WHOLE)), "Numbers of the layers that were called, from 0"),
    by: about(orNull(TIME), "Last second of the lead's answer, or of the cedent's calls"),
    contest: about(
      orNull(objectOf({ by: ORG, reason: BYTES32, ...HAPPENED })),
      "That it was brought before the arbiter, the last time",
    ),
    calls: about(
      orNull(
        listOf(
          objectOf({
            layer: about(WHOLE, "Its number, from 0"),
            recovery: about(AMOUNT, "What the layer pays"),
            reinstated: MONEY,
            premium: about(AMOUNT, "Of what was reinstated"),
            call: about(orNull(BYTES32), "Of all lines; null where nothing is paid, or it went to the account"),
            ...HAPPENED,
          }),
        ),
      ),
      "Layers that were called, in their order",
    ),
    notifiedAt: TIME,
    endedAt: about(orNull(TIME), "When no layer was called of it any more, or it was taken back"),
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const CALL_STATES = ["Open", "Defaulted", "Settled", "Commuted"];

const CALL = titled(
  "IndexedLayerCall",
  objectOf({
    call: BYTES32,
    treaty: BYTES32,
    cause: about(
      orNull({ enum: ["Layer", "Account", "Profit"] }),
      "What is called: a layer's recovery, the account, or the profit commission",
    ),
    loss: orNull(BYTES32),
    layer: about(orNull(WHOLE), "Its number, from 0"),
    state: about(
      { enum: CALL_STATES },
      "Lines are waited for; none is, and one owes still; each paid or owes nothing; a commutation ended it",
    ),
    amount: orNull(AMOUNT),
    payBy: about(orNull(TIME), "Last second to pay, and to dispute"),
    followed: about(orNull(BOOLEAN), "Whether those who follow the lead are bound by what it agreed"),
    shares: about(
      orNull(
        listOf(
          objectOf({
            org: ORG,
            state: wordOf(DUE_STATES),
            amount: about(AMOUNT, "What is owed still; of Paid, what it was last"),
            payBy: TIME,
            called: about(AMOUNT, "What it was called for"),
            drawn: about(AMOUNT, "What of it was drawn of what the line had posted"),
            reason: about(orNull(BYTES32), "Why the line disputed it"),
            at: about(orNull(TIME), "When its state changed last; null while it is simply due"),
          }),
        ),
      ),
      "Of each line, in their order: no line ever pays for another",
    ),
    madeAt: TIME,
    withheld: WITHHELD,
    block: HAPPENED.block,
    transaction: HAPPENED.transaction,
  }),
);

const DEADLINE = titled(
  "IndexedTreatyDeadline",
  objectOf({
    kind: about(
      { enum: ["Account", "Assessment", "Call", "Loss", "Premium"] },
      "The account is settled; a loss counts as it was advised; what a line posted is drawn; a loss ends; the cedent calls nothing",
    ),
    loss: orNull(BYTES32),
    call: orNull(BYTES32),
    orgs: about(orNull(listOf(ORG)), "Whose clock it is"),
    dueAt: about(orNull(TIME), "First second after it"),
    isOver: about(orNull(BOOLEAN), "At the time of asOf"),
    withheld: WITHHELD,
  }),
);

const newest = about(BOOLEAN, "Newest first");
const treaty = BYTES32;

/** What the query API answers about reinsurance treaties. */
export const ROUTES: readonly QueryRoute[] = [
  {
    name: "treaties",
    path: "/v1/treaties",
    summary: "Reinsurance treaties as they stand, in the order of the chain or newest first",
    answer: "page",
    parameters: { state: wordOf(TREATY_STATES), mine: MINE, newest },
    item: TREATY,
  },
  {
    name: "treaty",
    path: "/v1/treaties/{treaty}",
    summary: "A reinsurance treaty, with its layers and lines",
    answer: "one",
    parameters: { treaty },
    item: TREATY,
  },
  {
    name: "treatyDeadlines",
    path: "/v1/treaties/{treaty}/deadlines",
    summary: "Clocks that run on a treaty, its losses and its calls",
    answer: "page",
    parameters: { treaty },
    item: DEADLINE,
  },
  {
    name: "losses",
    path: "/v1/losses",
    summary: "Losses that were advised under treaties, in the order of the chain or newest first",
    answer: "page",
    parameters: { treaty, state: wordOf(LOSS_STATES), newest },
    item: LOSS,
  },
  {
    name: "loss",
    path: "/v1/losses/{loss}",
    summary: "A loss, and which layers were called of it",
    answer: "one",
    parameters: { loss: BYTES32 },
    item: LOSS,
  },
  {
    name: "layerCalls",
    path: "/v1/layer-calls",
    summary: "Calls of all lines of a treaty, in the order of the chain or newest first",
    answer: "page",
    parameters: { treaty, loss: BYTES32, state: { enum: CALL_STATES }, newest },
    item: CALL,
  },
  {
    name: "layerCall",
    path: "/v1/layer-calls/{call}",
    summary: "A call of all lines, and what became of each line's share",
    answer: "one",
    parameters: { call: BYTES32 },
    item: CALL,
  },
];

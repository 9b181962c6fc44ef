import { attestationsContract } from "../../sdk/evidence/contracts.ts";
import { ACCOUNT } from "../members/tables.ts";
import { projection } from "../project/projection.ts";
import { happened, int, orNothing } from "../project/values.ts";
import type { Rows } from "../store/rows.ts";
import { ANCHOR, SCHEMA, STATEMENT } from "./tables.ts";

/** Schemas, statements that the chain knows singly, and batches. */
export const attestationsProjection = projection(
  attestationsContract,
  {
    statement: ["uid", "replaces"],
    schema: ["schema"],
    anchor: ["root"],
    account: ["attester", "endorser", "by"],
    subject: ["subject"],
    org: ["org"],
  },
  {
    SchemaRegistered({ schema, org, definition, revocable, policy }, event, rows) {
      const { time } = event;
      rows.put(SCHEMA, { schema, org: int(org), definition, revocable, policy, time, ...happened(event) });
    },
    async Attested(args, event, rows) {
      const { uid, schema, attester, salt, data } = args;
      const before = await rows.get(STATEMENT, { uid });
      rows.put(STATEMENT, {
        uid,
        schema,
        attester,
        org: await orgOf(rows, attester),
        status: "Live",
        isRecorded: true,
        subject: orNothing(args.subject),
        validUntil: int(args.validUntil),
        replaces: orNothing(args.replaces),
        replacedBy: null,
        salt,
        data,
        endedAt: null,
        endorsements: before?.endorsements ?? [],
        time: event.time,
        ...happened(event),
      });
    },
    async RecordOpened({ uid, schema, attester, validUntil }, event, rows) {
      rows.put(STATEMENT, {
        uid,
        schema,
        attester,
        org: await orgOf(rows, attester),
        status: "Live",
        isRecorded: false,
        subject: null,
        validUntil: int(validUntil),
        replaces: null,
        replacedBy: null,
        salt: null,
        data: null,
        endedAt: null,
        endorsements: [],
        time: event.time,
        ...happened(event),
      });
    },
    async Endorsed({ uid, org, endorser }, { time }, rows) {
      const found = await rows.get(STATEMENT, { uid });
      if (found === undefined) return;
      const endorsements = [...found.endorsements, { org: int(org), endorser, time }];
      rows.put(STATEMENT, { ...found, endorsements });
    },
    Revoked: ({ uid }, { time }, rows) => rows.patch(STATEMENT, { uid }, { status: "Revoked", endedAt: time }),
    Replaced: ({ uid, by }, { time }, rows) =>
      rows.patch(STATEMENT, { uid }, { status: "Replaced", replacedBy: by, endedAt: time }),
    async Anchored({ root, schema, attester, count }, event, rows) {
      const org = await orgOf(rows, attester);
      rows.put(ANCHOR, { root, schema, attester, org, count: int(count), anchoredAt: event.time, ...happened(event) });
    },
  },
);

/** An account stays with its organisation for ever. */
async function orgOf(rows: Rows, account: string): Promise<number | null> {
  return (await rows.get(ACCOUNT, { account }))?.org ?? null;
}

import { keccak256, toUtf8Bytes } from "ethers";
import { canonicalJson } from "../../../sdk/core/json/canonical-json.ts";
import { resultHash } from "../../../sdk/data/model/result.ts";
import { RESULT_FORM, type ResultDocument } from "../../../sdk/data/model/result-document.ts";
import { ENGINE } from "../engine/engine-name.ts";
import type { Engine } from "../engine/open-engine.ts";
import type { NamedQuery, Policy } from "../policy/policy.ts";
import type { Bind } from "../query/bindings.ts";
import type { Query } from "../query/query.ts";
import { bindParameters, type Parameters } from "./bind-parameters.ts";
import { orderRows } from "./order-rows.ts";
import { type Found, runGroups, runRows } from "./run-groups.ts";
import { columnsOfResult, rowsOfResult } from "./write-result.ts";

export interface ComputeResultParameters {
  /** With the tables of the query. */
  readonly engine: Engine;
  readonly policy: Policy;
  readonly query: Query;
  /** The owner's statement that the query is of. */
  readonly named?: NamedQuery | undefined;
  readonly parameters: Parameters;
  /** Its `algorithmHash`. */
  readonly algorithm: string;
  readonly inputs: ResultDocument["inputs"];
  /** Rows at most. */
  readonly rows: number;
}

export interface QueryResult {
  readonly document: ResultDocument;
  readonly hash: string;
  /** Of what was done: algorithm, inputs, the statements that the engine ran, the result. The same for every executor. */
  readonly logHash: string;
  /** How many subjects each row covers, in their order: for the owner, not for whoever asks. */
  readonly groupSizes: readonly (readonly bigint[])[];
}

/** Runs a query that is known to be allowed, and writes its result down in the one form that it has. */
export async function computeResult(parameters: ComputeResultParameters): Promise<QueryResult> {
  const { engine, policy, query, named, algorithm, inputs } = parameters;
  const statements: { sql: string; binds: readonly string[] }[] = [];
  const logged: Engine = {
    ...engine,
    run(sql, binds, most) {
      statements.push({ sql, binds });
      return engine.run(sql, binds, most);
    },
  };
  const bind = (binds: readonly Bind[]) => bindParameters(binds, parameters.parameters, named);
  const run = { engine: logged, policy, query, bind, most: parameters.rows };
  const found = inOrder(query.kind === "rows" ? await runRows(run) : await runGroups(run), query);
  const columns = columnsOfResult(query);
  const document: ResultDocument = { form: RESULT_FORM, algorithm, inputs, columns, rows: rowsOfResult(query, found) };
  const hash = resultHash(document);
  const log = { form: "tallystick/computation-log/v1", algorithm, inputs, engine: ENGINE, statements, result: hash };
  return {
    document,
    hash,
    logHash: keccak256(toUtf8Bytes(canonicalJson(log))),
    groupSizes: found.map(({ sizes }) => sizes),
  };
}

/** LIMIT acts last: what it cuts off was computed, and was allowed to be given. */
function inOrder(found: readonly Found[], { order, limit }: Query): Found[] {
  const byRow = new Map(found.map((each) => [each.row, each]));
  const rows = orderRows([...byRow.keys()], order);
  return rows.slice(0, limit).map((row) => byRow.get(row) as Found);
}

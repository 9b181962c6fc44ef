import { type OpenUrl, readBody } from "../../lib/open-url.ts";
import type { Page, PageParameters, QueryApi } from "../../sdk/query/ask.ts";
import { API } from "./client.ts";

/** Bytes of a file that a browser is handed. */
const MOST = 64 * 2 ** 20;
/** What the query reads once the file is there. */
const NOTHING = new TextEncoder().encode('{"asOf":null,"items":[],"next":null}');

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The whole list of a question as CSV: the same question, asked in the API's other form. @throws as the question. */
export async function csvOf<Parameters extends PageParameters>(
  query: (api: QueryApi, parameters: Parameters) => Promise<Page<unknown>>,
  parameters: Parameters,
  api: QueryApi = API,
): Promise<string> {
  let text = "";
  const openUrl: OpenUrl = async (request) => {
    const answer = await api.openUrl({ ...request, headers: { ...request.headers, accept: "text/csv" } });
    if (answer.status !== 200) return answer;
    text = new TextDecoder().decode(await readBody(answer.body, MOST));
    return { ...answer, body: once(NOTHING) };
  };
  const { limit, ...asked } = parameters; // a page's, and there is none
  await query({ ...api, openUrl }, asked as Parameters);
  return text;
}

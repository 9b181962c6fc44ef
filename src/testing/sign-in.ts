import type { QueryApi } from "../sdk/query/ask.ts";

/** Who signs texts. */
export interface TextSigner {
  readonly address: string;
  signMessage(text: string): Promise<string>;
}

/** Posts JSON to a query API. */
export async function postTo(
  { url }: Pick<QueryApi, "url">,
  path: string,
  body: object,
  headers: Record<string, string> = {},
) {
  const init = {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`${url}${path}`, init);
  return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
}

/** A text of the query API, signed. */
export async function signedText(api: Pick<QueryApi, "url">, signer: TextSigner) {
  const account = signer.address;
  const { body } = await postTo(api, "/v1/sign-in/challenge", { account });
  const signature = await signer.signMessage(body.text);
  return { account, nonce: body.nonce as string, signature, text: body.text as string };
}

/** The query API as a signer sees it. @throws `RangeError` where it is not taken. */
export async function signedIn(api: QueryApi, signer: TextSigner): Promise<QueryApi & { readonly token: string }> {
  const { account, nonce, signature } = await signedText(api, signer);
  const { status, body } = await postTo(api, "/v1/sign-in", { account, nonce, signature });
  if (status !== 200) throw new RangeError(`${account} is not signed in: ${body.code}`);
  return { ...api, token: body.token };
}

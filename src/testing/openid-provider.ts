import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { testServer } from "./dsp/test-server.ts";

/** A provider of OpenID Connect on a socket, whose user says yes to everything. */
export interface OpenIdProvider {
  readonly issuer: string;
  /** Who its user is. */
  subject: string;
  /** Changes what the next tokens say. */
  lie: Readonly<Record<string, unknown>>;
  /** Whether it answers at all. */
  isUp: boolean;
  /** What its user's browser comes back with from where it was sent. */
  approve(url: string): Promise<string>;
  close(): Promise<void>;
}

interface Asked {
  readonly nonce: string;
  readonly challenge: string;
  readonly back: string;
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

export async function openIdProvider(clientId: string, clientSecret: string): Promise<OpenIdProvider> {
  const server = await testServer();
  const issuer = server.origin;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const jwk = { ...createPublicKey(privateKey).export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" };
  const codes = new Map<string, Asked>();

  const tokenFor = ({ nonce }: Asked) => {
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: issuer,
      sub: provider.subject,
      aud: clientId,
      iat: now,
      exp: now + 60,
      nonce,
      ...provider.lie,
    };
    const content = `${base64({ alg: "RS256", kid: "1" })}.${base64(claims)}`;
    return `${content}.${sign("sha256", Buffer.from(content), privateKey).toString("base64url")}`;
  };

  const answers: Readonly<Record<string, (body: URLSearchParams) => object>> = {
    "/.well-known/openid-configuration": () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/keys": () => ({ keys: [jwk] }),
    "/token": (body) => {
      const asked = codes.get(body.get("code") ?? "");
      codes.delete(body.get("code") ?? "");
      const verifier = createHash("sha256")
        .update(body.get("code_verifier") ?? "")
        .digest("base64url");
      const isOurs = body.get("client_id") === clientId && body.get("client_secret") === clientSecret;
      if (asked === undefined || !isOurs || asked.challenge !== verifier || asked.back !== body.get("redirect_uri")) {
        return { error: "invalid_grant" };
      }
      return { access_token: "none", token_type: "bearer", id_token: tokenFor(asked) };
    },
  };
  server.answerBy(async (request, response) => {
    if (!provider.isUp) return void request.socket.destroy();
    if (request.url?.startsWith("/authorize?")) {
      // A browser that comes here itself: its user says yes, and it is sent back.
      return void response.writeHead(302, { location: await provider.approve(`${issuer}${request.url}`) }).end();
    }
    let body = "";
    for await (const piece of request) body += piece;
    const answer = answers[new URL(request.url ?? "/", issuer).pathname]?.(new URLSearchParams(body));
    const status = answer === undefined ? 404 : "error" in answer ? 400 : 200;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer ?? {}));
  });

  const provider: OpenIdProvider = {
    issuer,
    subject: "somebody",
    lie: {},
    isUp: true,
    async approve(url) {
      const { origin, pathname, searchParams } = new URL(url);
      const [back, state] = ["redirect_uri", "state"].map((name) => searchParams.get(name) ?? "") as [string, string];
      if (`${origin}${pathname}` !== `${issuer}/authorize`) throw new Error(`${url} is not of this provider`);
      const code = randomBytes(16).toString("hex");
      const nonce = searchParams.get("nonce") ?? "";
      codes.set(code, { nonce, challenge: searchParams.get("code_challenge") ?? "", back });
      const answer = new URL(back);
      answer.search = String(new URLSearchParams({ code, state }));
      return answer.href;
    },
    close: server.close,
  };
  return provider;
}

import type { Network, NetworkNode } from "../model/network.ts";
import type { CommentedKey } from "./commented-toml.ts";

const LOOPBACK = "127.0.0.1";
/** What the programs, `tally network` and the relay call. */
const APIS = ["ETH", "NET", "WEB3", "QBFT", "DEBUG", "TXPOOL", "PERM", "ADMIN"];
const SOCKET_APIS = ["ETH", "NET", "WEB3"];

/** How JSON-RPC is served: to the machine itself, or further with tokens or client certificates. */
export function rpcKeys({ rpc }: Network, { host, rpcPort, wsPort }: NetworkNode): readonly CommentedKey[] {
  const http = rpc === "loopback" ? LOOPBACK : host;
  return [
    { key: "rpc-http-enabled", value: true, why: "Programs of this organisation read and send here." },
    {
      key: "rpc-http-host",
      value: http,
      why:
        rpc === "loopback"
          ? "The machine itself: nobody is asked who he is."
          : "Asks every caller who he is, see below.",
    },
    { key: "rpc-http-port", value: rpcPort, why: "As in network.json." },
    {
      key: "rpc-http-api",
      value: APIS,
      why: `QBFT: validators and votes. DEBUG: headers as they were sealed, for the relay. TXPOOL: what waits. PERM: changes \
the allow-lists without a restart. ADMIN: peers. Whoever may call QBFT votes for this validator.`,
    },
    {
      key: "host-allowlist",
      value: [...new Set(["localhost", LOOPBACK, host])],
      why: "Names by which it may be called: against web pages that rebind a name to this machine.",
    },
    {
      key: "rpc-http-max-active-connections",
      value: 300,
      why: "Besu's 80 are few for programs that keep theirs open.",
    },
    {
      key: "rpc-max-logs-range",
      value: 5_000,
      why: "Blocks in one question for events. The programs ask for no more; without a limit one question holds up the node.",
    },
    { key: "rpc-ws-enabled", value: true, why: "For subscriptions." },
    {
      key: "rpc-ws-host",
      value: rpc === "jwt" ? host : LOOPBACK,
      why: "Subscriptions over TLS are not offered: use the machine itself.",
    },
    { key: "rpc-ws-port", value: wsPort, why: "As in network.json." },
    { key: "rpc-ws-api", value: SOCKET_APIS, why: "Nothing that changes the node." },
    ...(rpc === "jwt" ? tokenKeys() : []),
    ...(rpc === "tls" ? certificateKeys() : []),
  ];
}

function tokenKeys(): readonly CommentedKey[] {
  return ["http", "ws"].flatMap((kind): readonly CommentedKey[] => [
    {
      key: `rpc-${kind}-authentication-enabled`,
      value: true,
      why: "Answers who brings a token, for the calls that it names.",
    },
    {
      key: `rpc-${kind}-authentication-jwt-public-key-file`,
      value: "../jwt.pub",
      why: "Tokens are signed with jwt.key beside it, which the node does not need: keep it where tokens are made.",
    },
    { key: `rpc-${kind}-authentication-jwt-algorithm`, value: "ES256", why: "Of the key." },
  ]);
}

function certificateKeys(): readonly CommentedKey[] {
  return [
    { key: "rpc-http-tls-enabled", value: true, why: "Nothing is sent in the clear." },
    {
      key: "rpc-http-tls-keystore-file",
      value: "../tls/keystore.p12",
      why: "The node's certificate and key, in PKCS #12. You put it there.",
    },
    {
      key: "rpc-http-tls-keystore-password-file",
      value: "../tls/password",
      why: "One line; readable by Besu's user alone.",
    },
    { key: "rpc-http-tls-client-auth-enabled", value: true, why: "Answers who shows a certificate of the list below." },
    {
      key: "rpc-http-tls-known-clients-file",
      value: "../tls/known-clients",
      why: "A line for each: common name and SHA-256 fingerprint.",
    },
  ];
}

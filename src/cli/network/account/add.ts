import { accountVerb } from "../shared/change-accounts.ts";

export const verb = accountVerb({
  method: "perm_addAccountsToAllowlist",
  effect: "takes transactions of",
  change: (had, accounts) => [...new Set([...had, ...accounts])],
});

import { accountVerb } from "../shared/change-accounts.ts";

export const verb = accountVerb({
  method: "perm_removeAccountsFromAllowlist",
  effect: "takes no more transactions of",
  change: (had, accounts) => had.filter((each) => !accounts.includes(each)),
});

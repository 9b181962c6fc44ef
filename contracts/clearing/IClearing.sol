// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CycleTerms} from "./CycleTerms.sol";
import {IClearingDeposits} from "./IClearingDeposits.sol";
import {ObligationWord} from "./ObligationWord.sol";
import {PairCap} from "./PairCap.sol";
import {DualApproval} from "../members/DualApproval.sol";
import {ICash} from "../settlement/ICash.sol";
import {CycleId} from "../types/CycleId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice Open -> Closed -> Netted -> Funded -> Settled; a member that does not pay leads from Netted to Settled by what was put aside, to Recomputed
/// without it, or to Failed.
enum CycleState {
    None,
    /// @dev Banks join and confirm obligations.
    Open,
    /// @dev The time for that is over: nobody's act, the clock's.
    Closed,
    /// @dev Net debtors pay.
    Netted,
    /// @dev One member did not, and is out: net debtors of what is left pay.
    Recomputed,
    /// @dev Every net debtor paid.
    Funded,
    /// @dev Net creditors are paid, and all obligations of the cycle with that.
    Settled,
    /// @dev Who paid has its money back, and every obligation is open as it was before, between its two banks.
    Failed
}

/// @dev Two slots, of which who pays reads the first.
struct Cycle {
    ICash cash;
    CycleState state;
    /// @dev Net debtors that did not pay yet.
    uint8 missing;
    /// @dev While Open, last second in which obligations are confirmed; then, in which net debtors pay.
    uint48 until;
    /// @dev Whether what is put aside pays for the largest net debtor: if not, nobody pays for another.
    bool covered;
    /// @dev One bit for each member, in the order of the terms.
    uint64 joined;
}

/// @dev One slot.
struct Position {
    /// @dev Positive: the bank receives.
    int128 net;
    uint128 paid;
}

/// @title Clearing
/// @notice Banks that owe each other settle the difference of everything, in cycles: each obligation is confirmed by both, each bank pays or receives one
/// amount, and all are paid in one transaction or none is.
///
/// A cycle's terms (members, caps, what each puts aside, times) are signed by all who take part, so nobody sets them for another, and its id is their hash.
/// Obligations come in lists, and each bank signs the running hash of those that are its own: so one signature of its maker and one of its checker
/// confirm any number of them, and none that both did not sign is in. The net of each bank is known at every moment, and never beyond its cap.
///
/// What is guaranteed: each obligation is in no second cycle and in none twice (its debtor's numbers only rise); nets sum to zero; a member loses what
/// it owes itself and, of the fund, what it put aside for the cycle, and nothing else.
///
/// @dev Warning: Two members that collude can invent obligations: one that will default owes another, which then owes others more than its own cap.
/// What they can take is bounded by the caps and the fund of the terms: sign no terms in which a bank's cap is far above what it puts aside.
/// @dev Warning: An obligation that both confirmed stays in its cycle. A mistake is put right by another obligation.
/// @dev Warning: What was confirmed can be read by every member of the chain.
interface IClearing is IClearingDeposits {
    /// @notice A cycle has between 2 and `most` members, and this `members`.
    error Clearing_MembersInvalid(uint256 members, uint256 most);
    /// @notice Member `item` does not come after the one before it.
    error Clearing_MemberOutOfOrder(uint256 item, OrgId bank);
    /// @notice Cap `item` names no pair of members, the lower index first, or does not come after the one before it.
    error Clearing_PairOutOfOrder(uint256 item, PairCap cap);
    /// @notice Obligations are confirmed until `closesAt`, which lies ahead of `now_`, debtors pay until `fundedBy`, which is later, and have `topUp` seconds
    /// at least, more than none.
    error Clearing_TimesInvalid(uint48 closesAt, uint48 fundedBy, uint32 topUp, uint256 now_);
    /// @notice The terms name `operator`, and the caller acts for `caller`.
    error Clearing_OtherOperator(OrgId operator, OrgId caller);
    /// @notice The cycle is in a state in which this is not done.
    error Clearing_WrongState(CycleId cycle, CycleState state);
    /// @notice It was possible until `until`, and the block's time is `now_`.
    error Clearing_TooLate(CycleId cycle, uint48 until, uint256 now_);
    /// @notice It is possible after `until`, and the block's time is `now_`.
    error Clearing_TooEarly(CycleId cycle, uint48 until, uint256 now_);
    /// @notice The terms have no member `index`.
    error Clearing_NotMember(CycleId cycle, uint256 index);
    /// @notice The bank joined before.
    error Clearing_AlreadyJoined(CycleId cycle, OrgId bank);
    /// @notice The bank did not join.
    error Clearing_NotJoined(CycleId cycle, OrgId bank);
    /// @notice The signers belong to `signer`; what they signed is for `bank`.
    error Clearing_NotSignedBy(OrgId bank, OrgId signer);
    /// @notice There is nothing to do: the list is empty.
    error Clearing_Empty();
    /// @notice Obligation `item` is of no amount, or not between two members, or has bits that are not used.
    error Clearing_ObligationInvalid(uint256 item, ObligationWord obligation);
    /// @notice Obligation `item` has a number that is not above `last`, which `debtor` used before.
    error Clearing_NumberUsed(uint256 item, OrgId debtor, uint256 last, uint256 number);
    /// @notice One approval for each bank that the list concerns: `needed`, in the order of the terms, and not `given`.
    error Clearing_ApprovalsDiffer(uint256 needed, uint256 given);
    /// @notice The bank would owe more than `cap`, all netted.
    error Clearing_DebitCapExceeded(OrgId bank, int256 net, uint256 cap);
    /// @notice The net has more than 128 bits, or that of a pair with a cap more than 64.
    error Clearing_NetTooLarge(OrgId bank, int256 net);
    /// @notice `debtor` would owe `creditor` more than `cap`, the obligations between them netted.
    error Clearing_PairCapExceeded(OrgId creditor, OrgId debtor, uint256 net, uint256 cap);
    /// @notice One net for each member: `members`, and not `given`.
    error Clearing_NetsDiffer(uint256 members, uint256 given);
    /// @notice What some receive is not what others pay.
    error Clearing_SumNotZero(int256 sum);
    /// @notice By the confirmed obligations the bank's net is `net`, and not `proposed`.
    error Clearing_NetMismatch(OrgId bank, int256 proposed, int256 net);
    /// @notice The bank owes nothing in the cycle, or paid.
    error Clearing_NothingDue(CycleId cycle, OrgId bank);
    /// @notice A net debtor pays all that is due, at once.
    error Clearing_NotWhole(CycleId cycle, OrgId bank, uint256 due, uint256 amount);
    /// @notice The cycle is settled in another cash, or there is none of this id.
    error Clearing_OtherCash(CycleId cycle, address cash);
    /// @notice These are not the obligations that the bank has in the cycle, in their order.
    error Clearing_OtherList(OrgId bank, bytes32 list, bytes32 given);

    event CycleOpened(CycleId indexed cycle, OrgId indexed operator, CycleTerms terms);
    event CycleJoined(CycleId indexed cycle, OrgId indexed bank);
    /// @dev In this order: who adds up each bank's own has the list that the bank signed.
    event ObligationsConfirmed(CycleId indexed cycle, ObligationWord[] obligations);
    event CycleNetted(CycleId indexed cycle, int128[] nets, bool covered);
    event CycleFunded(CycleId indexed cycle, OrgId indexed bank, uint256 amount);
    event CycleSettled(CycleId indexed cycle);
    /// @dev What was put aside paid for `defaulter`: its collateral, its share of the fund, then `shares` of the others, in the order of the terms.
    event DefaultCovered(
        CycleId indexed cycle,
        OrgId indexed defaulter,
        uint256 collateral,
        uint256 fund,
        uint256[] shares
    );
    /// @dev Obligations of `defaulter` are open as before, between their two banks.
    event CycleRecomputed(CycleId indexed cycle, OrgId indexed defaulter, int128[] nets, uint48 fundedBy);
    event CycleFailed(CycleId indexed cycle);

    /// @notice Opens a cycle. MAKER of the operator, which is a bank.
    function open(CycleTerms calldata terms) external returns (CycleId cycle);

    /// @notice Has banks take part, and puts aside what the terms say. Anybody may relay what two people of each bank signed, before the cycle closes. A bank
    /// that owes from an earlier default does not join.
    /// @param items Indices of the banks in the terms.
    function join(CycleTerms calldata terms, uint8[] calldata items, DualApproval[] calldata approvals) external;

    /// @notice Adds obligations. Anybody may relay what two people of each bank concerned signed: its list, with these at the end.
    /// @param approvals One for each bank that the obligations concern, in the order of the terms.
    function submit(
        CycleTerms calldata terms,
        ObligationWord[] calldata obligations,
        DualApproval[] calldata approvals
    ) external;

    /// @notice Fixes what each member pays or receives. Anybody, once the cycle is closed; it was computed elsewhere, and is compared.
    /// @param nets One for each member, in the order of the terms; positive receives.
    function net(CycleTerms calldata terms, int128[] calldata nets) external;

    /// @notice Pays all that the caller's organisation owes in the cycle; it approved this contract for that. Whatever its standing.
    function fund(CycleId cycle) external;

    /// @notice Pays everybody. Anybody, once all is funded.
    function settle(CycleTerms calldata terms) external;

    /// @notice Goes on after a net debtor did not pay in time. Anybody. Of one debtor, what was put aside pays: its own collateral and share of the fund, then
    /// shares of the others by their size, each of which becomes a claim on it. Where that does not pay all, nobody's share is touched: its obligations leave the cycle, and
    /// the rest is computed anew. The cycle fails where that breaks a cap, where several did not pay, and where it happens a second time.
    /// @param list The obligations of the debtor in the cycle, in their order; empty where it does not come to that.
    function resolveDefault(CycleTerms calldata terms, ObligationWord[] calldata list) external;

    /// @notice Ends a cycle that nobody netted before debtors had to have paid. Anybody.
    function lapse(CycleTerms calldata terms) external;

    /// @notice A cycle's id.
    function cycleIdOf(CycleTerms calldata terms) external view returns (CycleId);

    /// @notice What is on record of a cycle; of one that is Open and whose time is over, the state is Closed.
    function cycleOf(CycleId cycle) external view returns (Cycle memory);

    /// @notice What a bank has in a cycle.
    function positionOf(CycleId cycle, OrgId bank) external view returns (Position memory);

    /// @notice What `high` owes `low` in a cycle, the obligations between them netted: of the pair with number `pair` in the terms' caps.
    function pairNetOf(CycleId cycle, uint256 pair) external view returns (int64);

    /// @notice Running hash of the obligations that a bank has in a cycle: each is hashed after the hash of those before it, the first after zero.
    function listOf(CycleId cycle, OrgId bank) external view returns (bytes32);

    /// @notice The highest number of an obligation that a bank owes, in all cycles.
    function lastNumberOf(OrgId debtor) external view returns (uint64);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LossNotice} from "./LossNotice.sol";
import {Assessor, Call, Due, DueState, Loss, LossState, LossUse} from "./Treaty.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {CallId} from "../../types/CallId.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {LossId} from "../../types/LossId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @title LossClaims
/// @notice What becomes of a loss under a treaty: advice, assessment, cash call, payment or dispute.
///
/// The cedent advises an event with the key of each loss. A key is used once by all treaties: a second advice of the same loss is refused, but for the treaty that pays of what the first
/// left over, once the first was called (inuring order). The hours clause bounds what one event is; its periods do not overlap. A late advice is flagged, and not refused.
///
/// The lead assesses, or contests; its silence accepts what was advised. Where it assessed less the cedent contests. What is contested the arbiter decides. Then the cedent calls each layer, once.
/// A recovery from the cash call on is called of all lines, each for its share; what is less goes to the account, but for what followers may dispute.
///
/// Followers are bound by what the lead agreed, up to its authority, and by what the arbiter decided; beyond, each disputes for its own line alone. Who does not pay in its days loses what it
/// has posted, by anybody's call. No line ever pays for another.
///
/// A notice is not kept: who has it shows it, and its hash is compared. Anybody relays signatures.
interface ILossClaims {
    /// @notice The loss is `state`, which does not allow this.
    error LossClaims_WrongState(LossId loss, LossState state);
    /// @notice `field` cannot be so in a notice.
    error LossClaims_NoticeInvalid(bytes32 field);
    /// @notice Loss `item` lies outside the term of the treaty.
    error LossClaims_OutsideTerm(TreatyId treaty, uint256 item);
    /// @notice Hours clause: loss `item` lies outside the period that begins at `startsAt`.
    error LossClaims_OutsideWindow(TreatyId treaty, uint256 item, uint48 startsAt);
    /// @notice Hours clause: a period begins at `startsAt` already, and the two would overlap.
    error LossClaims_PeriodsOverlap(TreatyId treaty, uint48 startsAt);
    /// @notice Hours clause: no period begins before the first loss, which happened at `first`.
    error LossClaims_StartsBeforeFirstLoss(TreatyId treaty, uint48 first);
    /// @notice Loss `item` was not called under the treaty that pays first, or less of it was left: `retained`.
    error LossClaims_NotRetained(TreatyId inuring, uint256 item, uint64 retained);
    /// @notice One loss, one call: the treaty was advised of this key before.
    error LossClaims_KeyUsed(TreatyId treaty, Fingerprint key);
    /// @notice It could be done up to `deadline`; the block's time is `now_`.
    error LossClaims_TooLate(LossId loss, uint48 deadline, uint256 now_);
    /// @notice It can be done after `until`; the block's time is `now_`.
    error LossClaims_TooEarly(LossId loss, uint48 until, uint256 now_);
    /// @notice The organisation `org` is not the one whose act this is: `expected`.
    error LossClaims_NotParty(LossId loss, OrgId expected, OrgId org);
    /// @notice What was advised is `advised`.
    error LossClaims_AmountExceeded(LossId loss, uint64 advised, uint64 amount);
    /// @notice The lead assessed what was advised, or the arbiter decided.
    error LossClaims_NotContestable(LossId loss, Assessor assessor);
    /// @notice The treaty has no such layer.
    error LossClaims_UnknownLayer(TreatyId treaty, uint8 layer);
    /// @notice One loss, one call of each layer: this one was called.
    error LossClaims_LayerCalled(LossId loss, uint8 layer);
    /// @notice A loss of which a layer was called stays.
    error LossClaims_AlreadyCalled(LossId loss, uint8 called);
    /// @notice `left` of the layer's aggregate limit is left. A proportional layer pays the whole part of a loss, or nothing.
    error LossClaims_LimitExceeded(TreatyId treaty, uint8 layer, uint64 left, uint256 recovery);
    /// @notice The share of the line is `state`, which does not allow this.
    error LossClaims_WrongDueState(CallId call, OrgId org, DueState state);
    /// @notice The line follows what was agreed: by the lead within its authority, or by the arbiter.
    error LossClaims_Follows(CallId call, OrgId org);
    /// @notice The line's days to pay, and to dispute, ended at `payBy`, or end then.
    error LossClaims_PayBy(CallId call, OrgId org, uint48 payBy);
    /// @notice The line owes `expected`.
    error LossClaims_OtherAmount(CallId call, uint64 expected, uint256 amount);

    /// @dev `late`: more days after a loss than the terms give.
    event LossNotified(LossId indexed loss, TreatyId indexed treaty, LossNotice content, uint48 assessBy, bool late);
    event LossAssessed(LossId indexed loss, Assessor assessor, uint64 amount, uint48 callBy);
    event LossContested(LossId indexed loss, OrgId indexed by, bytes32 reason);
    event LossWithdrawn(LossId indexed loss);
    /// @dev A recovery below the cash call went to the account. `premium` is that of what was reinstated.
    event LayerCalled(
        LossId indexed loss,
        TreatyId indexed treaty,
        uint8 indexed layer,
        uint64 recovery,
        uint64 reinstated,
        uint64 premium
    );
    /// @dev No layer is called of it any more.
    event LossCalled(LossId indexed loss, uint64 recovered);
    event CallMade(CallId indexed call, TreatyId indexed treaty, uint64 amount, uint48 payBy, bool followed);
    event CallPaid(CallId indexed call, OrgId indexed org, address indexed payer, uint64 amount);
    event CallDisputed(CallId indexed call, OrgId indexed org, bytes32 reason);
    /// @dev Of zero: the line owes nothing.
    event CallAwarded(CallId indexed call, OrgId indexed org, uint64 amount, uint48 payBy);
    /// @dev `owed` is what it owes still.
    event CollateralDrawn(CallId indexed call, OrgId indexed org, uint64 amount, uint64 owed);

    /* ADVICE AND ASSESSMENT */

    /// @notice Advises a loss. Two people of the cedent sign, also while restricted.
    function notify(LossNotice calldata notice, DualApproval calldata approval) external returns (LossId);

    /// @notice Assesses a loss, at what was advised or less: two people of the lead sign; of a contested one, of the arbiter. Also while restricted.
    function assess(LossId loss, uint64 amount, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Takes a loss as it was advised, since the lead did not answer in time. Anybody.
    function deem(LossId loss) external;

    /// @notice Brings a loss before the arbiter: two people of the lead sign, before it assessed; or of the cedent, where the lead assessed less than was advised. Also while restricted.
    function contest(LossId loss, bytes32 reason, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Takes a loss back of which no layer was called: its keys are free. MAKER of the cedent, also while restricted.
    function withdraw(LossNotice calldata notice) external;

    /// @notice Ends an assessed loss whose days to call are over, after the run-off. What was called of it stays. Anybody.
    function lapse(LossNotice calldata notice) external;

    /* CALLS */

    /// @notice Calls one layer of an assessed loss. MAKER of the cedent, also while restricted.
    /// @return The call, or zero where nothing is called: of no recovery, or of one that goes to the account.
    function call(LossNotice calldata notice, uint8 layer) external returns (CallId);

    /// @notice Pays the share of the caller's organisation. A MAKER of a line, whatever its standing, whose account gave this contract an allowance. A leg of a deal that pays to this contract
    /// with the call's id does the same.
    function pay(CallId call_) external;

    /// @notice Disputes the share of one line. Two people of it sign, also while restricted.
    function dispute(CallId call_, OrgId org, bytes32 reason, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Decides a disputed share, up to what was called. Two people of the arbiter sign, also while restricted.
    function award(CallId call_, OrgId org, uint64 amount, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Draws what a line has posted for a share that it did not pay in its days. Anybody.
    function draw(CallId call_, OrgId org) external;

    /* READING */

    function lossOf(LossId loss) external view returns (Loss memory);

    function lossUseOf(TreatyId treaty, Fingerprint key) external view returns (LossUse memory);

    function callOf(CallId call_) external view returns (Call memory);

    /// @notice What became of one line's share.
    function dueOf(CallId call_, OrgId org) external view returns (Due memory);

    /// @notice The call of a layer of a loss.
    function callIdOf(LossId loss, uint8 layer) external pure returns (CallId);
}

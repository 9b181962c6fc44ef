// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Layer, LayerBook, Line, Treaty, TreatyState} from "./Treaty.sol";
import {Instalment, TreatyTerms} from "./TreatyTerms.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {CallId} from "../../types/CallId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @title Treaties
/// @notice Reinsurance: a cedent and up to sixteen reinsurers, each for its own line and for no other. What becomes of a loss is in ILossClaims.
///
/// The lead signs the terms, then every other line, then the cedent, all of them all of the terms. Lines sum to exactly 100 %. What a line has to post is here before the
/// cedent signs, and the limit of each reinsurer for the cedent (REINSURANCE) is used. A treaty is bound before its term begins.
///
/// Premium is paid in instalments, and goes to the lines at once; what rounding leaves over is the lead's, here and everywhere. What is reinstated costs premium, due in the days of a
/// payment. Who owes premium calls nothing. Small recoveries wait in the account, against which premium that is due is set off, inside the treaty alone.
///
/// A treaty ends by commutation, which all parties sign, for one payment out of what the lines have posted; or by anybody's call once its run-off is over and nothing is open. Then the
/// profit commission was declared.
interface ITreaties is IEscrow {
    /// @notice The treaty is `state`, which does not allow this.
    error Treaties_WrongState(TreatyId treaty, TreatyState state);
    /// @notice `field` cannot be so in terms.
    error Treaties_TermsInvalid(bytes32 field);
    /// @notice Lines sum to exactly 10 000 basis points, not to `sum`.
    error Treaties_LinesNotWhole(uint256 sum);
    /// @notice The organisation `org` is not the one whose act this is: `expected`.
    error Treaties_NotParty(TreatyId treaty, OrgId expected, OrgId org);
    /// @notice The organisation has no line of this treaty.
    error Treaties_NoLine(TreatyId treaty, OrgId org);
    /// @notice The organisation signed its line before.
    error Treaties_LineWritten(TreatyId treaty, OrgId org);
    /// @notice A commutation is signed for each line, in their order.
    error Treaties_ApprovalsMissing(TreatyId treaty, uint256 lines, uint256 approvals);
    /// @notice It could be done up to `deadline`; the block's time is `now_`.
    error Treaties_TooLate(TreatyId treaty, uint48 deadline, uint256 now_);
    /// @notice It can be done after `until`; the block's time is `now_`.
    error Treaties_TooEarly(TreatyId treaty, uint48 until, uint256 now_);
    /// @notice The line posts `required`, and has `posted`.
    error Treaties_CollateralMissing(TreatyId treaty, OrgId org, uint64 required, uint64 posted);
    /// @notice What the line posted waits for `openDues` calls of it, `openLosses` losses, and an account of `account`.
    error Treaties_CollateralNeeded(TreatyId treaty, OrgId org, uint32 openDues, uint32 openLosses, uint64 account);
    /// @notice The amount is zero, or has more than 56 bits.
    error Treaties_AmountInvalid(TreatyId treaty, uint256 amount);
    /// @notice `left` of the premium is not paid.
    error Treaties_PremiumExceeded(TreatyId treaty, uint256 left, uint256 amount);
    /// @notice Premium of `due` should be paid, and `paid` is.
    error Treaties_PremiumOverdue(TreatyId treaty, uint256 due, uint256 paid);
    /// @notice The treaty is in another cash.
    error Treaties_OtherCash(TreatyId treaty, address cash);
    /// @notice Something is open: premium, losses, calls, the account, or the profit commission.
    error Treaties_NotSettled(TreatyId treaty, bytes32 what);
    /// @notice The treaty has no profit commission, or it was declared.
    error Treaties_NoProfitCommission(TreatyId treaty);

    event TreatyQuoted(TreatyId indexed treaty, OrgId indexed cedent, OrgId indexed lead, TreatyTerms terms);
    event LineWritten(TreatyId indexed treaty, OrgId indexed org, uint16 bps);
    /// @dev With the last line.
    event TreatyPlaced(TreatyId indexed treaty);
    event TreatyBound(TreatyId indexed treaty);
    event PremiumPaid(TreatyId indexed treaty, address indexed payer, uint64 amount, uint64 paid);
    event CollateralPosted(TreatyId indexed treaty, OrgId indexed org, address indexed payer, uint64 amount);
    event CollateralReleased(TreatyId indexed treaty, OrgId indexed org, uint64 amount);
    /// @dev `setOff` paid premium; the lines are called for `called`.
    event AccountSettled(TreatyId indexed treaty, uint64 balance, uint64 setOff, uint64 called);
    /// @dev `cancelled` was in the account.
    event TreatyCommuted(TreatyId indexed treaty, uint64 amount, uint64 cancelled);
    event ProfitDeclared(TreatyId indexed treaty, uint64 profit, uint64 deficitForward);
    event TreatyClosed(TreatyId indexed treaty);

    /* PLACING */

    /// @notice Brings terms that two people of the lead signed. Anybody: a broker proposes, and signs nothing.
    function quote(
        TreatyTerms calldata terms,
        uint48 deadline,
        DualApproval calldata byLead
    ) external returns (TreatyId);

    /// @notice Writes a line: two people of its reinsurer sign.
    function write(TreatyId treaty, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Binds a treaty of which every line is written and has posted. Two people of the cedent sign.
    function bind(TreatyId treaty, uint48 deadline, DualApproval calldata approval) external;

    /* MONEY */

    /// @notice Pays premium, of which what was due first counts first. A MAKER of the cedent, whatever its standing, whose account gave this contract an allowance. A leg of a deal that
    /// pays to this contract with the treaty's id does the same.
    function payPremium(TreatyId treaty, uint64 amount) external;

    /// @notice Posts collateral for a line. A MAKER of its reinsurer, whatever its standing; or a leg of a deal.
    function post(TreatyId treaty, uint64 amount) external;

    /// @notice Gives back what a line posted, to its account, when nothing can be called of it any more, or the treaty was not bound. Anybody.
    function release(TreatyId treaty, OrgId org) external;

    /// @notice Settles the account: premium that is due is set off, and the lines are called for the rest. Anybody, once its days are over.
    function settleAccount(TreatyId treaty) external returns (CallId);

    /* ENDING */

    /// @notice Ends a treaty for one payment, out of what the lines have posted: its account and everything that is open, called or advised ends with it. Two people of the cedent and of
    /// each line sign, also while restricted.
    /// @param byLines In the order of the lines.
    function commute(
        TreatyId treaty,
        uint64 amount,
        uint48 deadline,
        DualApproval calldata byCedent,
        DualApproval[] calldata byLines
    ) external;

    /// @notice Declares the profit commission, when the run-off is over and all premium is paid, and calls it of the lines. Anybody, once.
    function declareProfit(TreatyId treaty) external returns (CallId);

    /// @notice Closes a treaty whose run-off is over and of which nothing is open. Anybody.
    function close(TreatyId treaty) external;

    /* READING */

    /// @notice Where it stands now.
    function stateOf(TreatyId treaty) external view returns (TreatyState);

    function treatyOf(TreatyId treaty) external view returns (Treaty memory);

    /// @notice Where the treaty stands with one reinsurer.
    function lineOf(TreatyId treaty, OrgId org) external view returns (Line memory);

    function linesOf(TreatyId treaty) external view returns (Line[] memory);

    function layerOf(TreatyId treaty, uint8 layer) external view returns (Layer memory, LayerBook memory);

    function instalmentsOf(TreatyId treaty) external view returns (Instalment[] memory);

    /// @notice What of the premium should be paid by now, and what is overdue of it.
    function premiumOf(TreatyId treaty) external view returns (uint256 due, uint256 overdue);
}

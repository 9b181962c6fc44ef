// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Facility, FacilityState} from "./Facility.sol";
import {FacilityTerms} from "./FacilityTerms.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {FacilityId} from "../../types/FacilityId.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title Facilities
/// @notice Loans that are spent for what they were given. What is drawn stays here, in the facility's purpose account, until a payee gets it: IPurposePayments.
///
/// Lender and borrower sign the terms, and the lender's limit for the borrower (LOAN) is used. The borrower asks to draw; the lender pays exactly that in. Who pays
/// anything else for the facility repays: the fee first, then interest, then principal, and what is left goes to the borrower's account. So what buyers of the borrower
/// pay here is the lender's first. Interest is counted on what is drawn and not repaid, in actual days over 360, and rounded up once for all of its life.
///
/// What is unspent goes back: when the borrower wants, by anybody's call once the time of use is over, and at once after an acceleration.
///
/// Two people of the lender say that something was broken, and by which documents. From then on nothing is drawn, and the lender's hands are needed for each payment. When the
/// days to cure are over, anybody freezes the facility. The lender cures, or accelerates.
interface IFacilities {
    /// @notice The facility is `state`, which does not allow this.
    error Facilities_WrongState(FacilityId facility, FacilityState state);
    /// @notice `field` cannot be so in terms.
    error Facilities_TermsInvalid(bytes32 field);
    /// @notice The organisation `org` is not the one whose act this is: `expected`.
    error Facilities_NotParty(FacilityId facility, OrgId expected, OrgId org);
    /// @notice It could be done up to `deadline`; the block's time is `now_`.
    error Facilities_TooLate(FacilityId facility, uint48 deadline, uint256 now_);
    /// @notice It can be done after `until`; the block's time is `now_`.
    error Facilities_TooEarly(FacilityId facility, uint48 until, uint256 now_);
    /// @notice The next act of this side has the number `expected`.
    error Facilities_WrongNumber(FacilityId facility, uint32 expected, uint32 given);
    /// @notice `left` can still be drawn.
    error Facilities_DrawExceeded(FacilityId facility, uint64 left, uint64 amount);
    /// @notice The borrower asked for `asked`, and for nothing else.
    error Facilities_NotAsked(FacilityId facility, uint64 asked, uint256 amount);
    /// @notice The borrower was paid itself, and has to show for what since `evidenceBy`.
    error Facilities_EvidenceMissing(FacilityId facility, uint48 evidenceBy);
    /// @notice `left` is unspent, and not asked for by a request.
    error Facilities_UnspentExceeded(FacilityId facility, uint64 left, uint64 amount);
    /// @notice The facility is in another cash.
    error Facilities_OtherCash(FacilityId facility, address cash);
    /// @notice The amount is zero.
    error Facilities_AmountZero(FacilityId facility);
    /// @notice `owed` is owed with interest and fee, `unspent` is here.
    error Facilities_NotSettled(FacilityId facility, uint256 owed, uint64 unspent);
    /// @notice The organisation is of the borrower's group already, or is one of the two parties.
    error Facilities_RelationInvalid(FacilityId facility, OrgId org);

    event FacilityOpened(
        FacilityId indexed facility,
        OrgId indexed lender,
        OrgId indexed borrower,
        FacilityTerms terms
    );
    event DrawAsked(FacilityId indexed facility, uint64 amount, uint32 number);
    event FacilityDrawn(FacilityId indexed facility, uint64 amount, uint64 drawn);
    /// @dev `rest` went to the borrower's account.
    event FacilityRepaid(
        FacilityId indexed facility,
        address indexed payer,
        uint256 fee,
        uint256 interest,
        uint256 principal,
        uint256 rest
    );
    /// @dev `principal` of it went to the lender, the rest to the borrower's account.
    event UnspentReturned(FacilityId indexed facility, uint64 amount, uint64 principal);
    event RelationAdded(FacilityId indexed facility, OrgId indexed org);
    event FacilityBreached(FacilityId indexed facility, bytes32 evidence, uint48 cureUntil);
    event FacilityCured(FacilityId indexed facility);
    event FacilityFrozen(FacilityId indexed facility);
    event FacilityAccelerated(FacilityId indexed facility);
    event FacilityClosed(FacilityId indexed facility);

    /* OPENING AND DRAWING */

    /// @notice Opens a facility. Two people of the lender and two of the borrower sign.
    function open(
        FacilityTerms calldata terms,
        uint48 deadline,
        DualApproval calldata byLender,
        DualApproval calldata byBorrower
    ) external returns (FacilityId);

    /// @notice Asks to draw; an earlier question is replaced, by zero taken back. Two people of the borrower sign.
    function askDraw(
        FacilityId facility,
        uint64 amount,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Pays in what the borrower asked for. A MAKER of the lender, whose account gave this contract an allowance. A leg of a deal that pays to this contract with the
    /// facility's id does the same.
    function draw(FacilityId facility, uint64 amount) external;

    /* PAYING BACK */

    /// @notice Pays back. A MAKER of any organisation but the lender, whatever its standing. A leg of a deal that pays to this contract with the facility's id does the same.
    function repay(FacilityId facility, uint256 amount) external;

    /// @notice Gives back what is unspent. Two people of the borrower sign, also while restricted.
    function giveBack(
        FacilityId facility,
        uint64 amount,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Returns all that is unspent and that no request asks for, when the time of use is over or the facility is accelerated. Anybody.
    function returnUnspent(FacilityId facility) external;

    /// @notice Closes a facility of which nothing is owed or unspent, and nothing can be drawn. Anybody.
    function close(FacilityId facility) external;

    /* CONTROL */

    /// @notice Says that an organisation is of the borrower's group. Two people of the lender sign, also while restricted.
    function relate(
        FacilityId facility,
        OrgId org,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Says that something was broken. Two people of the lender sign, also while restricted.
    /// @param evidence Root of the salted documents that show it.
    function breach(
        FacilityId facility,
        bytes32 evidence,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Says that it is mended. Two people of the lender sign, also while restricted.
    function cure(FacilityId facility, uint32 number, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Freezes a facility whose time to cure is over. Anybody.
    function freeze(FacilityId facility) external;

    /// @notice Accelerates a frozen facility, and suspends the lender's limit for the borrower. Two people of the lender sign, also while restricted.
    function accelerate(FacilityId facility, uint32 number, uint48 deadline, DualApproval calldata approval) external;

    /* READING */

    function facilityOf(FacilityId facility) external view returns (Facility memory);

    /// @notice What is owed on a local day that has not passed: principal, interest, and what of the fee is not paid.
    function owedOn(
        FacilityId facility,
        uint32 day
    ) external view returns (uint256 principal, uint256 interest, uint256 fee);

    function isRelated(FacilityId facility, OrgId org) external view returns (bool);
}

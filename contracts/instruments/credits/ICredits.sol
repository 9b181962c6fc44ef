// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Amendment, AmendmentState, Credit, CreditState} from "./Credit.sol";
import {CreditTerms} from "./CreditTerms.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {CreditId} from "../../types/CreditId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @title Credits
/// @notice Letters of credit (UCP 600), from the application to the last payment of the applicant. What is presented under them: IPresentations.
///
/// The applicant applies, and puts up its margin. Two people of the issuing bank issue: from then on the bank owes against complying documents,
/// whatever becomes of the sale (art. 4, 5), of which nothing here knows anything. What the applicant does not put up uses the bank's limit for it.
/// Another bank may confirm, within its limit for the issuing bank. Nothing is changed without issuer, beneficiary and confirmer (art. 10 a).
///
/// Terms are not kept: who has them shows them, and their hash is compared. Signatures are of two people, and anybody relays them.
interface ICredits is IEscrow {
    /// @notice The credit is `state`, which does not allow this.
    error Credits_WrongState(CreditId credit, CreditState state);
    /// @notice `field` of the terms is not possible.
    error Credits_TermsInvalid(bytes32 field);
    /// @notice In force are the terms `inForce`, and not `given`.
    error Credits_OtherTerms(CreditId credit, TermsHash inForce, TermsHash given);
    /// @notice The organisation `org` is not the one whose act this is: `expected`.
    error Credits_NotParty(CreditId credit, OrgId expected, OrgId org);
    /// @notice What was signed could be used up to `deadline`; the block's time is `now_`.
    error Credits_TooLate(CreditId credit, uint48 deadline, uint256 now_);
    /// @notice The applicant put up `has` of the margin of `needed`.
    error Credits_MarginShort(CreditId credit, uint256 has, uint256 needed);
    /// @notice The credit is in another cash than `cash`.
    error Credits_OtherCash(CreditId credit, address cash);
    /// @notice Nothing is paid.
    error Credits_AmountZero(CreditId credit);
    /// @notice The applicant owes the issuer only `owed`.
    error Credits_MoreThanOwed(CreditId credit, uint256 owed, uint256 amount);
    /// @notice What was signed is for an applicant that owes `signed`, and it owes `owed`.
    error Credits_OtherDebt(CreditId credit, uint256 owed, uint256 signed);
    /// @notice The confirmer confirmed before.
    error Credits_ConfirmedAlready(CreditId credit);
    /// @notice There is an amendment to these terms already, or none that can be answered: it is `state`.
    error Credits_AmendmentState(CreditId credit, TermsHash terms, AmendmentState state);
    /// @notice `field` cannot be amended: it takes another credit.
    error Credits_TermFixed(bytes32 field);
    /// @notice `drawn` is drawn already, so that the credit cannot fall to `max`.
    error Credits_BelowDrawn(CreditId credit, uint256 drawn, uint256 max);
    /// @notice `live` presentations are examined or held, or transfers are not closed.
    error Credits_OpenPresentation(CreditId credit, uint256 live);
    /// @notice Documents can be presented up to the day `lastDay` (art. 29 a).
    error Credits_NotExpired(CreditId credit, uint32 lastDay);
    /// @notice `needed` parties have to sign, and `given` did.
    error Credits_SignatureMissing(CreditId credit, uint256 needed, uint256 given);
    /// @notice The credit is not marked transferable (art. 38 b).
    error Credits_NotTransferable(CreditId credit);
    /// @notice A transferred credit is not transferred on (art. 38 d).
    error Credits_SecondTransfer(CreditId credit);
    /// @notice A transfer cannot change `field`, or not in this direction (art. 38 g).
    error Credits_TermNotAlterable(bytes32 field);
    /// @notice Partial drawings are prohibited, so there is one drawing, or one second beneficiary (art. 31, 38 d).
    error Credits_PartialProhibited(CreditId credit);
    /// @notice `available` is left, and `amount` is more.
    error Credits_Overdrawn(CreditId credit, uint256 available, uint256 amount);

    event CreditApplied(CreditId indexed credit, OrgId indexed applicant, OrgId indexed issuer, CreditTerms terms);
    event MarginPaid(CreditId indexed credit, address payer, uint256 amount);
    event ApplicationEnded(CreditId indexed credit, OrgId indexed by);
    event CreditIssued(CreditId indexed credit, OrgId indexed issuer, OrgId indexed beneficiary);
    event CreditAdvised(CreditId indexed credit, OrgId indexed advisor);
    event CreditConfirmed(CreditId indexed credit, OrgId indexed confirmer);
    event AmendmentIssued(CreditId indexed credit, TermsHash indexed terms, TermsHash former, CreditTerms amended);
    event AmendmentAccepted(CreditId indexed credit, TermsHash indexed terms, OrgId indexed by);
    event AmendmentInForce(CreditId indexed credit, TermsHash indexed terms);
    /// @dev `partly`: the answer accepted other terms than those of the amendment, which is rejection (art. 10 e).
    event AmendmentRejected(CreditId indexed credit, TermsHash indexed terms, OrgId indexed by, bool partly);
    event CreditTransferred(
        CreditId indexed credit,
        CreditId indexed transferred,
        OrgId indexed beneficiary,
        CreditTerms terms
    );
    /// @dev `released` could still have been drawn.
    event CreditClosed(CreditId indexed credit, CreditState state, uint256 released);
    event MarginReturned(CreditId indexed credit, address to, uint256 amount);
    /// @dev The issuer honoured: it took `fromMargin`, and the applicant owes it the rest. Where the applicant is not bound, both are zero.
    event ApplicantCharged(CreditId indexed credit, uint256 fromMargin, uint256 owed);
    event ApplicantPaid(CreditId indexed credit, uint256 amount);

    /* APPLICATION AND ISSUE */

    /// @notice Applies for a credit. MAKER of the applicant.
    function applyFor(CreditTerms calldata terms) external returns (CreditId credit);

    /// @notice Pays margin from the caller's account, which approved this contract. The applicant. By a deal: a leg to this contract whose id is the credit's.
    function payMargin(CreditId credit, uint96 amount) external;

    /// @notice Ends an application that is not issued; the margin goes back. MAKER of the applicant or of the issuer, also while restricted.
    function withdraw(CreditTerms calldata terms) external;

    /// @notice Issues. Two people of the issuer, a bank, sign.
    function issue(CreditTerms calldata terms, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Vouches to the beneficiary that the credit is genuine (art. 9 b). MAKER of the advisor; or of the issuer, or of the beneficiary, which then
    /// relies on what it sees itself: the issuer is bound since it issued (art. 7 b), whatever becomes of an advisor.
    function advise(CreditId credit) external;

    /// @notice Confirms what is in force (art. 8). Two people of the confirmer, a bank, sign.
    function confirm(CreditId credit, TermsHash terms, uint48 deadline, DualApproval calldata approval) external;

    /* AMENDMENTS */

    /// @notice Issues an amendment, by which the issuer is bound at once (art. 10 b). Two people of the issuer sign.
    function amend(
        CreditId credit,
        CreditTerms calldata former,
        CreditTerms calldata terms,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Answers an amendment for the beneficiary, or the confirmer of a confirmed credit: two people sign. It is in force once all have accepted.
    /// The applicant has no vote; it agrees, at any time, and then takes what is accepted under these terms: without it, the issuer pays alone.
    /// @param accepts The terms that are accepted: those of the amendment, or it is rejected (art. 10 e).
    function answerAmendment(
        CreditId credit,
        TermsHash amendment,
        TermsHash accepts,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /* TRANSFER */

    /// @notice Makes a part of the credit available to a second beneficiary (art. 38). Two people of the beneficiary sign, and two of the issuer, the
    /// nominated bank or the confirmer.
    /// @param transferred Those of the new credit, with `terms`' credit as parent.
    function transfer(
        CreditId credit,
        CreditTerms calldata terms,
        CreditTerms calldata transferred,
        uint48 deadline,
        DualApproval calldata beneficiary,
        DualApproval calldata bank
    ) external returns (CreditId);

    /* END */

    /// @notice Ends the right to present once the last day is over, where nothing is examined or held. Anybody.
    function expire(CreditId credit, CreditTerms calldata terms) external;

    /// @notice Cancels (art. 10 a). Two people each of issuer, beneficiary, and the confirmer of a confirmed credit sign, in this order, for the terms in
    /// force.
    function cancel(
        CreditId credit,
        CreditTerms calldata terms,
        uint48 deadline,
        DualApproval[] calldata approvals
    ) external;

    /// @notice Gives back what a closed credit does not need any more: margin to the applicant, and limits. Anybody.
    function release(CreditId credit, CreditTerms calldata terms) external;

    /// @notice Pays the issuer what the caller's organisation, the applicant, owes it for drawings; or a leg of a deal, as `payMargin`.
    function repay(CreditId credit, uint96 amount) external;

    /// @notice The issuer got what the applicant owes in another way. Two people of the issuer sign.
    /// @param owed What it owes now. The number of discharges before is signed too, so that what was signed is used once.
    function discharge(
        CreditId credit,
        uint96 owed,
        uint96 amount,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /* READING */

    function creditOf(CreditId credit) external view returns (Credit memory);

    function amendmentOf(CreditId credit, TermsHash terms) external view returns (Amendment memory);

    /// @notice The terms in force.
    function termsOf(CreditId credit) external view returns (TermsHash);
}

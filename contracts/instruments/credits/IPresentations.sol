// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Disposition, Presentation, PresentationState, Reimbursement} from "./Credit.sol";
import {CreditTerms} from "./CreditTerms.sol";
import {Drawing} from "./Drawing.sol";
import {ICase} from "../../ledger/ICase.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {CreditId} from "../../types/CreditId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {PresentationId} from "../../types/PresentationId.sol";

/// @title Presentations
/// @notice Documents that are presented under a letter of credit, examined, refused or accepted, and honoured.
///
/// The bank to which they are presented has five banking days of its calendar after the day of presentation (art. 14 b). It accepts, or refuses by
/// one notice with all discrepancies (art. 16 c, d). A bank that stays silent is precluded from refusing (art. 16 f): then anybody may have it
/// recorded that it accepted. What is accepted is a claim on the bank in the ledger (Instruments), a lot that is sold, pledged and paid there.
///
/// What the terms themselves show to be wrong is flagged, and refused by the bank or not: only what the credit does not cover at all reverts.
///
/// A confirmed credit has two banks that owe. The confirmer honours first. The issuer examines what the confirmer accepted, and then reimburses it once it
/// honoured (art. 7 c); a confirmer that did not honour on its day takes nobody's claim on the issuer, which honours in its place (art. 7 a).
///
/// @dev Warning: A claim goes to an account that can take it. Where the ledger refuses, such as while the beneficiary is suspended, the bank owes all the same:
/// the claim is collected later. Who loses an account names another: `redirect`.
/// @dev Warning: Keys of documents that somebody only reserved yield to a presentation: documents that a bank has in hand are in use.
interface IPresentations is ICase {
    /// @notice The presentation is `state`, which does not allow this.
    error Presentations_WrongState(PresentationId presentation, PresentationState state);
    /// @notice Presented on `receivedOn`, after the last day (art. 6 e, 29 a).
    error Presentations_Expired(CreditId credit, uint32 receivedOn, uint32 lastDay);
    /// @notice Nothing is drawn.
    error Presentations_AmountZero(CreditId credit);
    /// @notice The confirmer did not confirm, so nothing is presented to it.
    error Presentations_NotConfirmed(CreditId credit);
    /// @notice The documents went back.
    error Presentations_DocumentsReturned(PresentationId presentation);
    /// @notice It was refused, and the applicant did not waive.
    error Presentations_NotWaived(PresentationId presentation);
    /// @notice A refusal says what becomes of the documents; only the issuer holds them for a waiver (art. 16 c iii).
    error Presentations_DispositionInvalid(PresentationId presentation, Disposition disposition);
    /// @notice A refusal names each discrepancy, and none by zero (art. 16 c ii).
    error Presentations_NoDiscrepancies(PresentationId presentation);
    /// @notice It could be refused up to `examineUntil`: the bank is precluded (art. 16 d, f).
    error Presentations_Precluded(PresentationId presentation, uint32 examineUntil);
    /// @notice The bank has time up to the end of `examineUntil`.
    error Presentations_ClockRuns(PresentationId presentation, uint32 examineUntil);
    /// @notice The applicant waived before.
    error Presentations_WaivedAlready(PresentationId presentation);
    /// @notice Only the presenter, the beneficiary or the bank that holds the documents: `org` is none of them.
    error Presentations_NotHolder(PresentationId presentation, OrgId org);
    /// @notice The documents were forwarded before, or are not the confirmer's.
    error Presentations_NotForwardable(PresentationId presentation);
    /// @notice Only who owes honours: `org` owes nothing here.
    error Presentations_NotObligor(uint256 claim, OrgId org);
    /// @notice The claim falls due at `maturity`.
    error Presentations_NotDue(uint256 claim, uint48 maturity);
    /// @notice The same discrepancy is named twice.
    error Presentations_SameDiscrepancy(PresentationId presentation, bytes32 discrepancy);
    /// @notice The documents were refused for `refusedFor`, the hash of all discrepancies, and not for `given`.
    error Presentations_OtherDiscrepancies(PresentationId presentation, bytes32 refusedFor, bytes32 given);
    /// @notice There is nothing to reimburse now: it is `state`, or the confirmer did not honour, or has its claim.
    error Presentations_NoReimbursement(PresentationId presentation, Reimbursement state);
    /// @notice The issuer can be asked to reimburse up to `lastDay`.
    error Presentations_NotLapsed(PresentationId presentation, uint256 lastDay);
    /// @notice The ledger is asked to take a claim with `needed` gas, and `left` is left: with less, nobody could say that it refused.
    error Presentations_GasShort(PresentationId presentation, uint256 needed, uint256 left);
    /// @notice `whole` is owed on the claim.
    error Presentations_NotWhole(uint256 claim, uint256 whole, uint256 amount);

    event Presented(
        PresentationId indexed presentation,
        CreditId indexed credit,
        OrgId indexed presenter,
        uint32 receivedOn,
        uint32 examineUntil,
        uint8 flags,
        Drawing drawing
    );
    /// @dev `discrepancies`: salted hashes of what is wrong, each.
    event PresentationRefused(
        PresentationId indexed presentation,
        OrgId indexed by,
        bytes32[] discrepancies,
        Disposition disposition
    );
    /// @dev `discrepancies`: hash of those that are waived.
    event PresentationWaived(PresentationId indexed presentation, bytes32 discrepancies);
    event DocumentsReturned(PresentationId indexed presentation, OrgId by);
    /// @dev `byPreclusion`: the bank had not refused in time (art. 16 f).
    event PresentationAccepted(
        PresentationId indexed presentation,
        uint256 indexed claim,
        OrgId indexed obligor,
        uint32 paymentDay,
        bool applicantBound,
        bool byPreclusion
    );
    /// @dev The ledger did not take the claim: it waits to be collected.
    event ClaimHeld(PresentationId indexed presentation, uint256 indexed claim);
    event ClaimCollected(
        PresentationId indexed presentation,
        uint256 indexed claim,
        address account,
        uint256 amount,
        uint32 paymentDay
    );
    event DocumentsForwarded(PresentationId indexed presentation, address by, uint32 examineUntil);
    event ClaimRedirected(PresentationId indexed presentation, address account);
    event ReimbursementAccepted(PresentationId indexed presentation, bool applicantBound, bool byPreclusion);
    event ReimbursementRefused(PresentationId indexed presentation, bytes32[] discrepancies, Disposition disposition);
    event ReimbursementLapsed(PresentationId indexed presentation);
    event Honoured(uint256 indexed claim, uint256 amount);
    /// @dev By the issuer, in place of the confirmer.
    event HonouredInPlace(uint256 indexed claim, uint256 amount);
    event Reimbursed(uint256 indexed claim, uint256 amount);
    /// @dev A bank took the claim, or part of it, by a deal; `recourse` says whether the seller answers for the bank that owes.
    event ClaimNegotiated(
        uint256 indexed claim,
        OrgId indexed from,
        OrgId indexed to,
        uint256 amount,
        bool recourse,
        bytes32 dealId
    );

    /// @notice Presents documents. MAKER of the beneficiary or of the nominated bank.
    /// @param terms Those under which it is presented.
    function present(
        CreditTerms calldata terms,
        Drawing calldata drawing
    ) external returns (PresentationId presentation);

    /// @notice Presents under an open amendment, and so accepts it (art. 10 c). MAKER as for `present`; two people of the beneficiary sign the answer.
    function presentAccepting(
        CreditTerms calldata terms,
        Drawing calldata drawing,
        uint48 deadline,
        DualApproval calldata approval
    ) external returns (PresentationId presentation);

    /// @notice Refuses, once (art. 16 c). Two people of the bank that examines sign.
    function refuse(
        CreditTerms calldata terms,
        Drawing calldata drawing,
        bytes32[] calldata discrepancies,
        Disposition disposition,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice The applicant takes the documents as they are (art. 16 b). It does not bind the bank, and gives it no time. Two people of the applicant sign.
    /// @param discrepancies Hash of all that the notice names, or before there is one, of those of which the bank told.
    function waive(
        Drawing calldata drawing,
        bytes32 discrepancies,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Accepts: what complies, or what was refused, is held and was waived. Two people of the bank that examines sign.
    function accept(
        CreditTerms calldata terms,
        Drawing calldata drawing,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Records that a bank which did not refuse in time accepted (art. 16 f). Anybody.
    function preclude(CreditTerms calldata terms, Drawing calldata drawing) external;

    /// @notice Refused documents go back (art. 16 e). Two people sign of the bank that holds them, or of whom it holds them for: the nominated bank, the
    /// beneficiary, the confirmer. Anybody, without signatures, 60 days after the time for examination.
    function returnDocuments(Drawing calldata drawing, uint48 deadline, DualApproval calldata approval) external;

    /// @notice The confirmer sends the issuer documents that it accepted: its clock runs. MAKER of the confirmer; anybody once the confirmer did not honour on
    /// its day.
    function forward(CreditTerms calldata terms, Drawing calldata drawing) external;

    /// @notice Collects a claim: that of the beneficiary, where the ledger did not take it at acceptance, by anybody; that of a confirmer which honoured, on the
    /// issuer that accepted, at the calling account, by MAKER of the confirmer.
    function collect(CreditTerms calldata terms, Drawing calldata drawing) external;

    /// @notice Ends what nobody asked the issuer to reimburse in three years from the payment day: margin and limits are free. Anybody.
    function lapse(Drawing calldata drawing) external;

    /// @notice Names the account that gets the claim, in place of the last one; no clock moves. Before the claim is there two people of the beneficiary sign.
    /// @param account One of the same organisation, which can take it now.
    function redirect(
        Drawing calldata drawing,
        address account,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    function presentationOf(PresentationId presentation) external view returns (Presentation memory);

    /// @notice The ledger's id of the claim that a presentation becomes; with `reimbursement`, of the confirmer's claim on the issuer.
    function claimOf(PresentationId presentation, bool reimbursement) external view returns (uint256);
}

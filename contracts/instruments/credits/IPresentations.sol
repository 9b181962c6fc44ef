// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Disposition, Presentation, PresentationState} from "./Credit.sol";
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
/// @dev Warning: A claim goes to an account that can take it. While the beneficiary is suspended, or its account not honoured, acceptance and preclusion
/// wait; a clock that was missed stays missed. Who loses an account names another: `redirect`.
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
    event PresentationWaived(PresentationId indexed presentation);
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
    event DocumentsForwarded(PresentationId indexed presentation, address account, uint32 examineUntil);
    event ClaimRedirected(PresentationId indexed presentation, address account);
    event ReimbursementAccepted(
        PresentationId indexed presentation,
        uint256 indexed claim,
        uint32 paymentDay,
        bool applicantBound,
        bool byPreclusion
    );
    event ReimbursementRefused(PresentationId indexed presentation, bytes32[] discrepancies, Disposition disposition);
    event Honoured(uint256 indexed claim, uint256 amount);
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
    function waive(Drawing calldata drawing, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Accepts: what complies, or what was refused, is held and was waived. Two people of the bank that examines sign.
    function accept(
        CreditTerms calldata terms,
        Drawing calldata drawing,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Records that a bank which did not refuse in time accepted (art. 16 f). Anybody.
    function preclude(CreditTerms calldata terms, Drawing calldata drawing) external;

    /// @notice Refused documents go back (art. 16 e). MAKER of the bank that holds them, or of the nominated bank or the beneficiary, for whom
    /// it holds them; anybody 60 days after the time for examination.
    function returnDocuments(Drawing calldata drawing) external;

    /// @notice The confirmer sends the issuer documents that it accepted, and gets its claim on the issuer at the calling account. MAKER of the confirmer.
    function forward(CreditTerms calldata terms, Drawing calldata drawing) external;

    /// @notice Names the account that gets the claim, in place of that of the terms, or of that which forwarded; no clock moves. Before acceptance two
    /// people of the beneficiary sign, and while the issuer examines what was forwarded, two of the confirmer.
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

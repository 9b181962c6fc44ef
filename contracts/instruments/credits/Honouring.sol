// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Claims} from "./Claims.sol";
import {Disposition, Presentation} from "./Credit.sol";
import {CreditTerms} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {Drawing} from "./Drawing.sol";
import {ExaminationActs} from "./ExaminationActs.sol";
import {HonourActs} from "./HonourActs.sol";
import {ICredits} from "./ICredits.sol";
import {IPresentations} from "./IPresentations.sol";
import {PresentationActs} from "./PresentationActs.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {ICase} from "../../ledger/ICase.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IMembers} from "../../members/IMembers.sol";
import {Deal} from "../../settlement/Deal.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ICashFactory} from "../../settlement/ICashFactory.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {OrgId} from "../../types/OrgId.sol";
import {PresentationId} from "../../types/PresentationId.sol";

/// @title Honouring
/// @notice Documented in ICase and IPresentations: documents that are presented, and what the ledger tells of the claims that they become.
abstract contract Honouring is ICredits, IPresentations, EIP712, ReentrancyGuardTransient {
    using Claims for *;

    IMembers public immutable MEMBERS;
    IFingerprints public immutable FINGERPRINTS;
    ICalendars public immutable CALENDARS;
    ILimits public immutable LIMITS;
    ICashFactory public immutable FACTORY;
    IInstruments public immutable LEDGER;

    CreditsState internal _state;

    constructor(CreditsFoundation memory foundation) {
        MEMBERS = foundation.members;
        FINGERPRINTS = foundation.fingerprints;
        CALENDARS = foundation.calendars;
        LIMITS = foundation.limits;
        FACTORY = foundation.factory;
        LEDGER = foundation.ledger;
    }

    modifier onlyLedger() {
        require(msg.sender == address(LEDGER), Case_NotLedger(msg.sender));
        _;
    }

    /* DOCUMENTS */

    /// @inheritdoc IPresentations
    function present(CreditTerms calldata terms, Drawing calldata drawing) external returns (PresentationId) {
        return PresentationActs.present(_state, _foundation(), terms, drawing);
    }

    /// @inheritdoc IPresentations
    function presentAccepting(
        CreditTerms calldata terms,
        Drawing calldata drawing,
        uint48 deadline,
        DualApproval calldata approval
    ) external returns (PresentationId) {
        bytes32 domain = _domainSeparatorV4();
        return PresentationActs.presentAccepting(_state, _foundation(), domain, terms, drawing, deadline, approval);
    }

    /// @inheritdoc IPresentations
    function refuse(
        CreditTerms calldata terms,
        Drawing calldata drawing,
        bytes32[] calldata discrepancies,
        Disposition disposition,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        bytes32 domain = _domainSeparatorV4();
        CreditsFoundation memory on = _foundation();
        ExaminationActs.refuse(_state, on, domain, terms, drawing, discrepancies, disposition, deadline, approval);
    }

    /// @inheritdoc IPresentations
    function waive(
        Drawing calldata drawing,
        bytes32 discrepancies,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        bytes32 domain = _domainSeparatorV4();
        ExaminationActs.waive(_state, _foundation(), domain, drawing, discrepancies, deadline, approval);
    }

    /// @inheritdoc IPresentations
    function accept(
        CreditTerms calldata terms,
        Drawing calldata drawing,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        ExaminationActs.accept(_state, _foundation(), _domainSeparatorV4(), terms, drawing, deadline, approval);
    }

    /// @inheritdoc IPresentations
    function preclude(CreditTerms calldata terms, Drawing calldata drawing) external {
        ExaminationActs.preclude(_state, _foundation(), terms, drawing);
    }

    /// @inheritdoc IPresentations
    function returnDocuments(Drawing calldata drawing, uint48 deadline, DualApproval calldata approval) external {
        ExaminationActs.returnDocuments(_state, _foundation(), _domainSeparatorV4(), drawing, deadline, approval);
    }

    /// @inheritdoc IPresentations
    function forward(CreditTerms calldata terms, Drawing calldata drawing) external {
        PresentationActs.forward(_state, _foundation(), terms, drawing);
    }

    /// @inheritdoc IPresentations
    function collect(CreditTerms calldata terms, Drawing calldata drawing) external {
        PresentationActs.collect(_state, _foundation(), terms, drawing);
    }

    /// @inheritdoc IPresentations
    function lapse(Drawing calldata drawing) external {
        PresentationActs.lapse(_state, _foundation(), drawing);
    }

    /// @inheritdoc IPresentations
    function redirect(
        Drawing calldata drawing,
        address account,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        PresentationActs.redirect(_state, _foundation(), _domainSeparatorV4(), drawing, account, deadline, approval);
    }

    /* WHAT THE LEDGER TELLS */

    /// @inheritdoc ICase
    function onSettled(Deal calldata deal, uint256 leg, bytes32 dealId, OrgId from, OrgId to) external onlyLedger {
        HonourActs.settled(_foundation(), deal, leg, dealId, from, to);
    }

    /// @inheritdoc ICase
    function onPledged(Deal calldata deal, uint256 leg, bytes32, OrgId, OrgId pledgee) external onlyLedger {
        HonourActs.pledged(_foundation(), deal.legs[leg].id, pledgee);
    }

    /// @inheritdoc ICase
    function onPaid(uint256 id, address payer, uint256 amount) external onlyLedger returns (uint256) {
        HonourActs.paid(_state, _foundation(), id, payer, amount);
        return 0;
    }

    /// @inheritdoc ICase
    function onRedeemed(uint256, address, OrgId, uint256) external onlyLedger {}

    /* READING */

    /// @inheritdoc IPresentations
    function presentationOf(PresentationId presentation) external view returns (Presentation memory) {
        return _state.presentations[claimOf(presentation, false)];
    }

    /// @inheritdoc IPresentations
    function claimOf(PresentationId presentation, bool reimbursement) public view returns (uint256) {
        return _foundation().idOf(presentation, reimbursement);
    }

    /* INTERNAL */

    function _foundation() internal view returns (CreditsFoundation memory) {
        return CreditsFoundation(MEMBERS, FINGERPRINTS, CALENDARS, LIMITS, FACTORY, LEDGER);
    }
}

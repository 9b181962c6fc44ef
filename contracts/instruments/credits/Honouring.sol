// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Claims} from "./Claims.sol";
import {Disposition, Presentation, PresentationState, Reimbursement} from "./Credit.sol";
import {CreditBooks} from "./CreditBooks.sol";
import {CreditTerms} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {Drawing} from "./Drawing.sol";
import {ExaminationActs} from "./ExaminationActs.sol";
import {ICredits} from "./ICredits.sol";
import {IPresentations} from "./IPresentations.sol";
import {PresentationActs} from "./PresentationActs.sol";
import {IFingerprints, RefState} from "../../evidence/IFingerprints.sol";
import {ICase} from "../../ledger/ICase.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {Instrument, Obligation} from "../../ledger/Terms.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IMembers} from "../../members/IMembers.sol";
import {Deal, Leg} from "../../settlement/Deal.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ICashFactory} from "../../settlement/ICashFactory.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {OrgId} from "../../types/OrgId.sol";
import {PresentationId} from "../../types/PresentationId.sol";
import {Ref} from "../../types/Ref.sol";
import {BANK, Roles} from "../../types/Roles.sol";

/// @title Honouring
/// @notice Documented in ICase and IPresentations: documents that are presented, and what the ledger tells of the claims that they become.
abstract contract Honouring is ICredits, IPresentations, EIP712, ReentrancyGuardTransient {
    using Claims for *;
    using CreditBooks for *;

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
    function waive(Drawing calldata drawing, uint48 deadline, DualApproval calldata approval) external {
        ExaminationActs.waive(_state, _foundation(), _domainSeparatorV4(), drawing, deadline, approval);
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
    function returnDocuments(Drawing calldata drawing) external {
        ExaminationActs.returnDocuments(_state, _foundation(), drawing);
    }

    /// @inheritdoc IPresentations
    function forward(CreditTerms calldata terms, Drawing calldata drawing) external {
        PresentationActs.forward(_state, _foundation(), terms, drawing);
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
        if (from == to || !_isBank(to)) return;
        Leg calldata moved = deal.legs[leg];
        _finance(moved.id, to);
        emit ClaimNegotiated(moved.id, from, to, moved.amount, deal.recourse, dealId);
    }

    /// @inheritdoc ICase
    function onPledged(Deal calldata deal, uint256 leg, bytes32, OrgId, OrgId pledgee) external onlyLedger {
        if (_isBank(pledgee)) _finance(deal.legs[leg].id, pledgee);
    }

    /// @inheritdoc ICase
    /// @dev Money at maturity, from who owes, and whole: no late interest is asked.
    function onPaid(uint256 id, address payer, uint256 amount) external onlyLedger returns (uint256) {
        Instrument memory instrument = LEDGER.instrumentOf(id);
        OrgId org = MEMBERS.orgOf(payer);
        require(org == instrument.terms.obligor, Presentations_NotObligor(id, org));
        uint48 maturity = instrument.terms.maturity;
        require(block.timestamp >= maturity, Presentations_NotDue(id, maturity));
        Obligation memory obligation = LEDGER.obligationOf(id);
        uint256 whole = obligation.face - obligation.paid;
        require(amount == whole, Presentations_NotWhole(id, whole, amount));

        uint256 root = instrument.root == 0 ? id : instrument.root;
        uint256 claim = _state.reimburses[root];
        if (claim == 0)
            _honour(root, uint96(amount), payer); // part of a presentation
        else _reimburse(claim, uint96(amount), payer);
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

    function _honour(uint256 claim, uint96 amount, address payer) private {
        Presentation storage p = _state.presentations[claim];
        uint96 paid = p.paid + amount;
        p.paid = paid;
        emit Honoured(claim, amount);
        if (paid == p.amount) {
            p.state = PresentationState.Honoured;
            FINGERPRINTS.close(Ref.wrap(bytes32(claim)));
        }
        if (!p.atConfirmer) _state.charge(p.credit, amount, p.bound, payer);
    }

    function _reimburse(uint256 claim, uint96 amount, address payer) private {
        Presentation storage p = _state.presentations[claim];
        uint96 reimbursed = p.reimbursed + amount;
        p.reimbursed = reimbursed;
        if (reimbursed == p.amount) p.reimbursement = Reimbursement.Paid;
        emit Reimbursed(claim, amount);
        _state.endReimbursement(_foundation(), p.credit, amount, false);
        _state.charge(p.credit, amount, p.bound, payer);
    }

    /// @dev The first bank that pays for a claim, or lends against it, is told to all others.
    function _finance(uint256 id, OrgId bank) private {
        uint256 root = LEDGER.instrumentOf(id).root;
        Ref ref = Ref.wrap(bytes32(root == 0 ? id : root));
        (RefState state, , ) = FINGERPRINTS.references(ref);
        if (state == RefState.Bound) FINGERPRINTS.finance(bank, ref); // a reimbursement has no documents of its own
    }

    function _isBank(OrgId org) private view returns (bool) {
        (, , Roles roles, ) = MEMBERS.organisations(org);
        return roles.includes(BANK);
    }
}

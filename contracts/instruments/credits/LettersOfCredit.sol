// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {AmendmentActs} from "./AmendmentActs.sol";
import {ClosingActs} from "./ClosingActs.sol";
import {Amendment, Credit, CreditState} from "./Credit.sol";
import {CreditBooks} from "./CreditBooks.sol";
import {CreditTerms, creditIdOf} from "./CreditTerms.sol";
import {CreditsFoundation} from "./CreditsState.sol";
import {Honouring} from "./Honouring.sol";
import {ICredits} from "./ICredits.sol";
import {IssueActs} from "./IssueActs.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ICash} from "../../settlement/ICash.sol";
import {ICashFactory} from "../../settlement/ICashFactory.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {CreditId} from "../../types/CreditId.sol";
import {MAKER} from "../../types/Duties.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @title LettersOfCredit
/// @notice Documented in ICredits and IPresentations. Its acts are in the linked libraries IssueActs, AmendmentActs, ClosingActs, PresentationActs,
/// ExaminationActs and HonourActs.
contract LettersOfCredit is Honouring {
    using CreditBooks for *;
    using SafeERC20 for ICash;

    constructor(
        IMembers members,
        IFingerprints fingerprints,
        ICalendars calendars,
        ILimits limits,
        ICashFactory factory,
        IInstruments ledger
    )
        Honouring(CreditsFoundation(members, fingerprints, calendars, limits, factory, ledger))
        EIP712("Tallystick LettersOfCredit", "1")
    {}

    /* APPLICATION AND ISSUE */

    /// @inheritdoc ICredits
    function applyFor(CreditTerms calldata terms) external returns (CreditId) {
        return IssueActs.applyFor(_state, _foundation(), terms);
    }

    /// @inheritdoc ICredits
    function payMargin(CreditId credit, uint96 amount) external nonReentrant {
        ICash cash = _addMargin(credit, _orgOf(msg.sender), msg.sender, amount);
        cash.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc ICredits
    function withdraw(CreditTerms calldata terms) external nonReentrant {
        ClosingActs.withdraw(_state, _foundation(), creditIdOf(terms), terms);
    }

    /// @inheritdoc ICredits
    function issue(CreditTerms calldata terms, uint48 deadline, DualApproval calldata approval) external {
        IssueActs.issue(_state, _foundation(), _domainSeparatorV4(), terms, deadline, approval);
    }

    /// @inheritdoc ICredits
    function advise(CreditId credit) external {
        Credit storage advised = _state.credits[credit];
        CreditBooks.requireState(credit, advised, CreditState.Issued);
        OrgId org = MEMBERS.actsFor(msg.sender, MAKER);
        if (org != advised.issuer && org != advised.beneficiary) CreditBooks.requireParty(credit, advised.advisor, org);
        advised.state = CreditState.Advised;
        emit CreditAdvised(credit, org);
    }

    /// @inheritdoc ICredits
    function confirm(CreditId credit, TermsHash terms, uint48 deadline, DualApproval calldata approval) external {
        IssueActs.confirm(_state, _foundation(), _domainSeparatorV4(), credit, terms, deadline, approval);
    }

    /* AMENDMENTS */

    /// @inheritdoc ICredits
    function amend(
        CreditId credit,
        CreditTerms calldata former,
        CreditTerms calldata terms,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        AmendmentActs.amend(_state, _foundation(), _domainSeparatorV4(), credit, former, terms, deadline, approval);
    }

    /// @inheritdoc ICredits
    function answerAmendment(
        CreditId credit,
        TermsHash amendment,
        TermsHash accepts,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        bytes32 domain = _domainSeparatorV4();
        AmendmentActs.answer(_state, _foundation(), domain, credit, amendment, accepts, deadline, approval);
    }

    /* TRANSFER */

    /// @inheritdoc ICredits
    function transfer(
        CreditId credit,
        CreditTerms calldata terms,
        CreditTerms calldata transferred,
        uint48 deadline,
        DualApproval calldata beneficiary,
        DualApproval calldata bank
    ) external returns (CreditId) {
        bytes32 domain = _domainSeparatorV4();
        CreditsFoundation memory on = _foundation();
        return AmendmentActs.transfer(_state, on, domain, credit, terms, transferred, deadline, beneficiary, bank);
    }

    /* END */

    /// @inheritdoc ICredits
    function expire(CreditId credit, CreditTerms calldata terms) external nonReentrant {
        ClosingActs.expire(_state, _foundation(), credit, terms);
    }

    /// @inheritdoc ICredits
    function cancel(
        CreditId credit,
        CreditTerms calldata terms,
        uint48 deadline,
        DualApproval[] calldata approvals
    ) external nonReentrant {
        ClosingActs.cancel(_state, _foundation(), _domainSeparatorV4(), credit, terms, deadline, approvals);
    }

    /// @inheritdoc ICredits
    function release(CreditId credit, CreditTerms calldata terms) external nonReentrant {
        ClosingActs.release(_state, _foundation(), credit, terms);
    }

    /// @inheritdoc ICredits
    function repay(CreditId credit, uint96 amount) external nonReentrant {
        (ICash cash, address payer) = _repay(credit, _orgOf(msg.sender), amount);
        cash.safeTransferFrom(msg.sender, address(this), amount); // by way of this contract, which who is expelled can pay too
        cash.safeTransfer(payer, amount);
    }

    /// @inheritdoc ICredits
    function discharge(
        CreditId credit,
        uint96 owed,
        uint96 amount,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        ClosingActs.discharge(_state, _foundation(), _domainSeparatorV4(), credit, owed, amount, deadline, approval);
    }

    /// @inheritdoc IEscrow
    /// @dev `id` is a credit's, as a number: before it is issued the money is margin, and later what the applicant owes.
    function onCashReceived(uint256 id, address payer, uint256 amount) external nonReentrant {
        CreditId credit = CreditId.wrap(bytes32(id));
        Credit storage paid = _state.credits[credit];
        require(msg.sender == address(paid.cash), Credits_OtherCash(credit, msg.sender));
        OrgId org = _orgOf(payer);
        if (paid.state == CreditState.Applied) {
            _addMargin(credit, org, payer, amount);
            return;
        }
        (ICash cash, address to) = _repay(credit, org, amount);
        cash.safeTransfer(to, amount);
    }

    /* READING */

    /// @inheritdoc ICredits
    function creditOf(CreditId credit) external view returns (Credit memory) {
        return _state.credits[credit];
    }

    /// @inheritdoc ICredits
    function amendmentOf(CreditId credit, TermsHash terms) external view returns (Amendment memory) {
        return _state.amendments[credit][terms];
    }

    /// @inheritdoc ICredits
    function termsOf(CreditId credit) external view returns (TermsHash) {
        return CreditBooks.inForce(credit, _state.credits[credit]);
    }

    /* PRIVATE */

    function _addMargin(CreditId credit, OrgId org, address payer, uint256 amount) private returns (ICash cash) {
        Credit storage applied = _state.credits[credit];
        CreditBooks.requireState(credit, applied, CreditState.Applied);
        CreditBooks.requireParty(credit, applied.applicant, org);
        require(amount != 0, Credits_AmountZero(credit));
        uint256 margin = applied.margin + amount;
        require(margin <= applied.max, Credits_Overdrawn(credit, applied.max - applied.margin, amount));
        applied.margin = uint96(margin); // at most what can be drawn
        emit MarginPaid(credit, payer, amount);
        return applied.cash;
    }

    function _repay(CreditId credit, OrgId org, uint256 amount) private returns (ICash cash, address payer) {
        Credit storage owed = _state.credits[credit];
        CreditBooks.requireParty(credit, owed.applicant, org);
        _foundation().discharge(credit, owed, amount);
        return (owed.cash, owed.payer);
    }

    function _orgOf(address account) private view returns (OrgId) {
        return MEMBERS.orgOf(account);
    }
}

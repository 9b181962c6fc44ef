// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Aval, Bill, Lot, LotState} from "./Bill.sol";
import {BillBooks} from "./BillBooks.sol";
import {BillClaimActs} from "./BillClaimActs.sol";
import {BillDrawingActs} from "./BillDrawingActs.sol";
import {BillRules} from "./BillRules.sol";
import {BillTerms} from "./BillTerms.sol";
import {BillsFoundation, BillsState} from "./BillsState.sol";
import {IBillClaims} from "./IBillClaims.sol";
import {IBills} from "./IBills.sol";
import {Prices} from "./Prices.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {ICase} from "../../ledger/ICase.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {lotIdOf as ledgerLotIdOf} from "../../ledger/InstrumentId.sol";
import {Passing} from "../../ledger/LotWord.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IMembers} from "../../members/IMembers.sol";
import {Deal, Leg} from "../../settlement/Deal.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ICashFactory} from "../../settlement/ICashFactory.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {BillId} from "../../types/BillId.sol";
import {MAKER} from "../../types/Duties.sol";
import {OrgId} from "../../types/OrgId.sol";
import {BANK, Roles} from "../../types/Roles.sol";

/// @title Bills
/// @notice Documented in IBills and IBillClaims. Its acts are in the linked libraries BillDrawingActs and BillClaimActs.
contract Bills is IBills, IBillClaims, EIP712, ReentrancyGuardTransient {
    using BillBooks for *;
    using SafeERC20 for IERC20;

    IMembers public immutable MEMBERS;
    IFingerprints public immutable FINGERPRINTS;
    ICalendars public immutable CALENDARS;
    ILimits public immutable LIMITS;
    ICashFactory public immutable FACTORY;
    IInstruments public immutable LEDGER;

    BillsState private _state;

    constructor(
        IMembers members,
        IFingerprints fingerprints,
        ICalendars calendars,
        ILimits limits,
        ICashFactory factory,
        IInstruments ledger
    ) EIP712("Tallystick Bills", "1") {
        (MEMBERS, FINGERPRINTS, CALENDARS) = (members, fingerprints, calendars);
        (LIMITS, FACTORY, LEDGER) = (limits, factory, ledger);
    }

    modifier onlyLedger() {
        require(msg.sender == address(LEDGER), Case_NotLedger(msg.sender));
        _;
    }

    /* UNTIL IT IS ACCEPTED */

    /// @inheritdoc IBills
    function draw(BillTerms calldata terms, uint48 deadline, DualApproval calldata approval) external returns (BillId) {
        return BillDrawingActs.draw(_state, _foundation(), _domainSeparatorV4(), terms, deadline, approval);
    }

    /// @inheritdoc IBills
    function accept(
        BillTerms calldata terms,
        bool notTransferable,
        bool conditional,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        bytes32 domain = _domainSeparatorV4();
        BillsFoundation memory on = _foundation();
        BillDrawingActs.accept(_state, on, domain, terms, notTransferable, conditional, deadline, approval);
    }

    /// @inheritdoc IBills
    function refuseAcceptance(BillTerms calldata terms, uint48 deadline, DualApproval calldata approval) external {
        BillDrawingActs.refuseAcceptance(_state, _foundation(), _domainSeparatorV4(), terms, deadline, approval);
    }

    /// @inheritdoc IBills
    function lapse(BillTerms calldata terms) external {
        BillDrawingActs.lapse(_state, _foundation(), terms);
    }

    /// @inheritdoc IBills
    function withdraw(BillTerms calldata terms) external {
        BillDrawingActs.withdraw(_state, _foundation(), terms);
    }

    /* GUARANTEES */

    /// @inheritdoc IBills
    function guarantee(BillId bill, OrgId party, uint48 deadline, DualApproval calldata approval) external {
        BillDrawingActs.guarantee(_state, _foundation(), _domainSeparatorV4(), bill, party, deadline, approval);
    }

    /// @inheritdoc IBills
    function endGuarantee(BillId bill, OrgId party, OrgId guarantor) external {
        BillDrawingActs.endGuarantee(_state, _foundation(), bill, party, guarantor);
    }

    /* PRESENTATION */

    /// @inheritdoc IBillClaims
    function present(uint256 lot) external {
        BillClaimActs.present(_state, _foundation(), lot);
    }

    /// @inheritdoc IBillClaims
    function refusePayment(uint256 lot, bytes32 reason, uint48 deadline, DualApproval calldata approval) external {
        BillClaimActs.refusePayment(_state, _foundation(), _domainSeparatorV4(), lot, reason, deadline, approval);
    }

    /// @inheritdoc IBillClaims
    function deemRefused(uint256 lot) external {
        BillClaimActs.deemRefused(_state, _foundation(), lot);
    }

    /* RECOURSE */

    /// @inheritdoc IBillClaims
    function claim(uint256 lot, OrgId party, OrgId guarantor, uint56 costs, Passing[] calldata history) external {
        BillClaimActs.claim(_state, _foundation(), lot, party, guarantor, costs, history);
    }

    /// @inheritdoc IBillClaims
    /// @dev By way of this contract, which who is expelled can pay too.
    function payClaim(uint256 lot, uint256 most) external nonReentrant {
        OrgId org = MEMBERS.ownsFor(msg.sender, MAKER);
        (IERC20 cash, address to, uint256 owed) = BillClaimActs.settle(_state, _foundation(), lot, msg.sender, org);
        require(owed <= most, BillClaims_OtherAmount(lot, owed, most));
        cash.safeTransferFrom(msg.sender, address(this), owed);
        cash.safeTransfer(to, owed);
    }

    /// @inheritdoc IEscrow
    function onCashReceived(uint256 id, address payer, uint256 amount) external nonReentrant {
        OrgId org = MEMBERS.orgOf(payer);
        (IERC20 cash, address to, uint256 owed) = BillClaimActs.settle(_state, _foundation(), id, payer, org);
        require(msg.sender == address(cash), BillClaims_OtherCash(id, msg.sender));
        require(amount == owed, BillClaims_OtherAmount(id, owed, amount));
        cash.safeTransfer(to, owed);
    }

    /// @inheritdoc IBillClaims
    function bar(uint256 lot) external {
        BillClaimActs.bar(_state, _foundation(), lot);
    }

    /* WHAT THE LEDGER TELLS */

    /// @inheritdoc ICase
    function onSettled(Deal calldata deal, uint256 leg, bytes32 dealId, OrgId from, OrgId to) external onlyLedger {
        if (from == to) return;
        Leg calldata moved = deal.legs[leg];
        BillsFoundation memory on = _foundation();
        address cash = address(LEDGER.cashOf(moved.id));
        (bool sold, uint256 price, uint256 face) = Prices.between(on, deal, dealId, from, to, cash);
        if (!sold) return;
        require(_isBank(to), Bills_NotBank(to));
        require(price <= face, Bills_PriceAboveFace(moved.id, price, face));
        emit BillDiscounted(moved.id, from, to, moved.amount, (price * moved.amount) / face, deal.recourse, dealId);
        on.finance(moved.id, to);
    }

    /// @inheritdoc ICase
    function onPledged(Deal calldata deal, uint256 leg, bytes32, OrgId, OrgId pledgee) external onlyLedger {
        if (_isBank(pledgee)) _foundation().finance(deal.legs[leg].id, pledgee);
    }

    /// @inheritdoc ICase
    function onPaid(uint256 id, address payer, uint256 amount) external onlyLedger returns (uint256) {
        return BillClaimActs.pay(_state, _foundation(), id, payer, amount);
    }

    /// @inheritdoc ICase
    function onRedeemed(uint256, address, OrgId, uint256) external onlyLedger {}

    /* READING */

    /// @inheritdoc IBills
    function billOf(BillId bill) external view returns (Bill memory) {
        return _state.bills[_foundation().rootIdOf(bill)];
    }

    /// @inheritdoc IBills
    function avalOf(BillId bill, OrgId party, OrgId guarantor) external view returns (Aval) {
        return _state.avals[_foundation().rootIdOf(bill)][party][guarantor];
    }

    /// @inheritdoc IBills
    function lotIdOf(BillId bill, uint64 first) external view returns (uint256) {
        return ledgerLotIdOf(_foundation().rootIdOf(bill), first);
    }

    /// @inheritdoc IBillClaims
    function lotOf(uint256 lot) external view returns (Lot memory) {
        return _state.lots[lot];
    }

    /// @inheritdoc IBillClaims
    function isClaimed(uint256 lot, OrgId target) external view returns (bool) {
        return _state.claims[lot][target].round == _state.lots[lot].round + 1;
    }

    /// @inheritdoc IBillClaims
    function answerByOf(uint256 lot) external view returns (uint32) {
        (Bill storage bill, Lot storage presented) = _state.lotIn(_foundation(), lot, LotState.Presented);
        return BillRules.answerBy(_foundation(), bill, presented);
    }

    /// @inheritdoc IBillClaims
    function owedOn(uint256 lot, uint32 day) external view returns (uint256) {
        (Bill storage bill, Lot storage claimed) = _state.lotIn(_foundation(), lot, LotState.Refused);
        return BillClaimActs.owedOn(bill, claimed, day);
    }

    /* PRIVATE */

    function _foundation() private view returns (BillsFoundation memory) {
        return BillsFoundation(MEMBERS, FINGERPRINTS, CALENDARS, LIMITS, FACTORY, LEDGER);
    }

    function _isBank(OrgId org) private view returns (bool) {
        (, , Roles roles, ) = MEMBERS.organisations(org);
        return roles.includes(BANK);
    }
}

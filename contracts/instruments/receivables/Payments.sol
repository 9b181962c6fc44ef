// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Arrears, Debt, ReceivableState, Recourse} from "./Debt.sol";
import {Debts} from "./Debts.sol";
import {IReceivables} from "./IReceivables.sol";
import {IRecourses} from "./IRecourses.sol";
import {Sale} from "./ReceivableActs.sol";
import {Foundation, ReceivablesState} from "./ReceivablesState.sol";
import {RecourseActs} from "./RecourseActs.sol";
import {Sales} from "./Sales.sol";
import {IAttestations} from "../../evidence/IAttestations.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {Statement} from "../../evidence/Statement.sol";
import {ICase} from "../../ledger/ICase.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {Obligation} from "../../ledger/Terms.sol";
import {DayCount} from "../../libraries/DayCount.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {Deal} from "../../settlement/Deal.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {CHECKER} from "../../types/Duties.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";
import {Ref} from "../../types/Ref.sol";

/// @title Payments
/// @notice Documented in ICase, IReceivables and IRecourses: sold, paid in time, late or not at all.
abstract contract Payments is IReceivables, EIP712 {
    using Debts for *;
    using SafeERC20 for IERC20;

    IMembers public immutable MEMBERS;
    IAttestations public immutable ATTESTATIONS;
    IFingerprints public immutable FINGERPRINTS;
    ICalendars public immutable CALENDARS;
    ILimits public immutable LIMITS;
    IInstruments public immutable LEDGER;

    ReceivablesState internal _state;

    constructor(Foundation memory foundation) {
        MEMBERS = foundation.members;
        ATTESTATIONS = foundation.attestations;
        FINGERPRINTS = foundation.fingerprints;
        CALENDARS = foundation.calendars;
        LIMITS = foundation.limits;
        LEDGER = foundation.ledger;
    }

    modifier onlyLedger() {
        require(msg.sender == address(LEDGER), Case_NotLedger(msg.sender));
        _;
    }

    /* WHAT THE LEDGER TELLS */

    /// @inheritdoc ICase
    function onSettled(Deal calldata deal, uint256 leg, bytes32 dealId, OrgId from, OrgId to) external onlyLedger {
        Sales.settle(_state, _foundation(), deal, leg, dealId, from, to);
    }

    /// @inheritdoc ICase
    function onPledged(Deal calldata deal, uint256 leg, bytes32, OrgId, OrgId pledgee) external onlyLedger {
        Sales.lend(_state, _foundation(), deal, leg, pledgee);
    }

    /// @inheritdoc ICase
    function onRedeemed(uint256 id, address holder, OrgId org, uint256) external onlyLedger {
        _state.trimExposure(_foundation(), id, holder, org);
    }

    /// @inheritdoc ICase
    /// @dev Principal first: late interest is what comes beyond the face.
    function onPaid(uint256 id, address payer, uint256 amount) external onlyLedger returns (uint256 interest) {
        Debt storage debt = _state.debts[id];
        OrgId org = MEMBERS.orgOf(payer);
        uint128 open;
        (open, interest) = _divide(id, debt, org, amount);
        uint32 today = debt.today();
        if (today > debt.paymentDay) _accrue(_state.arrears[id], debt.paymentDay, open, today);
        uint256 principal = amount - interest;
        if (!debt.subrogated && principal != 0) debt.freeLimits(_foundation(), principal);
        if (!debt.guaranteed || principal == 0) return interest;
        if (debt.state == ReceivableState.Confirmed && !debt.isLate()) return interest;
        if (org != debt.guarantor) return interest;
        _state.guarantorPaid[id] += principal;
        emit GuarantorPaid(id, principal);
    }

    /* WHAT FALLS DUE */

    /// @inheritdoc IRecourses
    function markOverdue(ReceivableId[] calldata receivables) external {
        Foundation memory on = _foundation();
        for (uint256 i = 0; i < receivables.length; i++) {
            ReceivableId id = receivables[i];
            (uint256 instrument, Debt storage debt) = _state.of_(LEDGER, id);
            if (debt.state >= ReceivableState.Overdue) continue;
            Debts.requireState(id, debt, ReceivableState.Confirmed);
            uint256 lastDay = uint256(debt.paymentDay) + debt.graceDays;
            require(debt.isLate() && _isUnpaid(on, instrument), Recourses_NotOverdue(id, lastDay));
            debt.state = ReceivableState.Overdue;
            debt.time = uint40(block.timestamp); // fits for thirty thousand years
            emit ReceivableOverdue(id);
        }
    }

    /// @inheritdoc IRecourses
    function declareDefault(ReceivableId receivable) external {
        RecourseActs.declareDefault(_state, _foundation(), receivable);
    }

    /// @inheritdoc IRecourses
    function declareInsolvent(ReceivableId receivable, Statement calldata statement) external {
        RecourseActs.declareInsolvent(_state, _foundation(), receivable, statement);
    }

    /// @inheritdoc IReceivables
    function close(ReceivableId[] calldata receivables) external {
        for (uint256 i = 0; i < receivables.length; i++) {
            ReceivableId id = receivables[i];
            (uint256 instrument, Debt storage debt) = _state.of_(LEDGER, id);
            ReceivableState state = debt.state;
            if (state == ReceivableState.Closed) continue;
            require(state >= ReceivableState.Confirmed, Receivables_WrongState(id, state));
            Obligation memory obligation = LEDGER.obligationOf(instrument);
            uint256 interest = _state.interestDue(instrument, obligation);
            (uint256 open, uint256 held) = (obligation.face - obligation.paid, obligation.face - obligation.redeemed);
            require(held == 0 && interest == 0, Receivables_NotSettled(id, open, held, interest));
            debt.state = ReceivableState.Closed;
            emit ReceivableClosed(id);
            if (debt.subrogated) continue;
            FINGERPRINTS.close(Ref.wrap(bytes32(instrument)));
        }
    }

    /// @inheritdoc IRecourses
    function freeExposure(ReceivableId receivable, address holder) external {
        (uint256 instrument, ) = _state.of_(LEDGER, receivable);
        OrgId org = MEMBERS.orgOf(holder);
        Debts.requireParty(receivable, org, MEMBERS.servesFor(msg.sender, CHECKER));
        _state.trimExposure(_foundation(), instrument, holder, org);
    }

    /* RECOURSE */

    /// @inheritdoc IRecourses
    function claimRecourse(Sale calldata sale) external {
        RecourseActs.claimRecourse(_state, _foundation(), sale);
    }

    /// @inheritdoc IRecourses
    function payRecourse(bytes32 sale, uint256 amount) external {
        (IERC20 cash, address buyer, uint256 price) = RecourseActs.repay(
            _state,
            _foundation(),
            sale,
            msg.sender,
            amount
        );
        uint256 before = cash.balanceOf(address(this));
        cash.safeTransferFrom(msg.sender, address(this), price); // by way of this contract, which who is expelled can pay too
        uint256 moved = cash.balanceOf(address(this)) - before;
        require(moved == price, Recourses_CashShort(address(cash), price, moved));
        cash.safeTransfer(buyer, price);
    }

    /// @inheritdoc IEscrow
    /// @dev `id` is a sale's, as a number. This contract keeps no cash, so what it passes on is what just came.
    function onCashReceived(uint256 id, address payer, uint256 amount) external {
        (IERC20 cash, address buyer) = RecourseActs.repayIn(_state, _foundation(), bytes32(id), payer, amount);
        require(msg.sender == address(cash), Recourses_OtherCash(bytes32(id), msg.sender));
        cash.safeTransfer(buyer, amount);
    }

    /// @inheritdoc IRecourses
    function endRecourse(Sale calldata sale) external {
        RecourseActs.endRecourse(_state, _foundation(), sale);
    }

    /// @inheritdoc IRecourses
    function waiveRecourse(Sale calldata sale, uint48 deadline, DualApproval calldata approval) external {
        RecourseActs.waiveRecourse(_state, _foundation(), _domainSeparatorV4(), sale, deadline, approval);
    }

    /// @inheritdoc IRecourses
    function subrogate(ReceivableId receivable) external returns (ReceivableId claim) {
        return RecourseActs.subrogate(_state, _foundation(), receivable);
    }

    /* READING */

    /// @inheritdoc IRecourses
    function interestDue(ReceivableId receivable) external view returns (uint256) {
        (uint256 instrument, ) = _state.of_(LEDGER, receivable);
        return _state.interestDue(instrument, LEDGER.obligationOf(instrument));
    }

    /// @inheritdoc IRecourses
    function exposureOf(ReceivableId receivable, address holder) external view returns (uint256) {
        (uint256 instrument, ) = _state.of_(LEDGER, receivable);
        return _state.exposures[instrument][holder];
    }

    /// @inheritdoc IRecourses
    function recoursePrice(bytes32 sale, uint256 amount) external view returns (uint256) {
        return RecourseActs.priceOf(_state, _foundation(), sale, amount);
    }

    /// @inheritdoc IRecourses
    function recourseOf(bytes32 sale) external view returns (Recourse memory) {
        return _state.recourses[sale];
    }

    /* INTERNAL */

    /// @dev Late interest is owed too.
    function _isUnpaid(Foundation memory on, uint256 instrument) private view returns (bool) {
        (uint256 owed, uint256 interest) = _state.unpaid(on, instrument);
        return owed + interest != 0;
    }

    function _foundation() internal view returns (Foundation memory) {
        return Foundation(MEMBERS, ATTESTATIONS, FINGERPRINTS, CALENDARS, LIMITS, LEDGER);
    }

    /// @dev Who does not owe pays all that is open of the face, or of the interest: a part of it would void what the debtor's two people signed to pay. After a
    /// default there is nothing to miss any more, and dividends come from others.
    /// @return open What is open of the face before.
    /// @return interest The part of `amount` beyond that.
    function _divide(
        uint256 id,
        Debt storage debt,
        OrgId org,
        uint256 amount
    ) private view returns (uint128 open, uint256 interest) {
        Obligation memory obligation = LEDGER.obligationOf(id);
        open = obligation.face - obligation.paid;
        uint256 whole = open;
        if (amount > open) {
            interest = amount - open;
            uint256 due = _state.interestDue(id, obligation);
            require(interest <= due, Recourses_MoreInterestThanDue(id, interest, due));
            if (open == 0) whole = due;
        }
        bool free = debt.state == ReceivableState.Defaulted;
        if (!org.isNull() && (org == debt.obligor || org == debt.guarantor)) free = true;
        require(free || amount >= whole, Recourses_NotWhole(id, org, whole));
    }

    /// @dev Adds what stood open since the last payment, or since the payment day.
    function _accrue(Arrears storage arrears, uint32 paymentDay, uint128 open, uint32 today) private {
        uint32 from = arrears.day > paymentDay ? arrears.day : paymentDay;
        arrears.products += DayCount.balanceDays(open, today - from);
        arrears.day = today;
    }
}

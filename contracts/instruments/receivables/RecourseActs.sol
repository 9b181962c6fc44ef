// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Debt, ReceivableState, Recourse, RecourseState} from "./Debt.sol";
import {Debts} from "./Debts.sol";
import {IRecourses} from "./IRecourses.sol";
import {hashWaiver, Sale, saleIdOf} from "./ReceivableActs.sol";
import {Foundation, ReceivablesState} from "./ReceivablesState.sol";
import {Statement} from "../../evidence/Statement.sol";
import {Terms} from "../../ledger/Terms.sol";
import {approvedServing, DualApproval} from "../../members/DualApproval.sol";
import {Standing} from "../../members/IMembers.sol";
import {MAKER} from "../../types/Duties.sol";
import {SUBROGATED_CLAIM} from "../../types/InstrumentKind.sol";
import {SELLER_RISK, UNDERTAKING} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";
import {REGULATOR, Roles} from "../../types/Roles.sol";
import {Subject} from "../../types/Subject.sol";
import {Uid} from "../../types/Uid.sol";

/// @title RecourseActs
/// @notice Documented in IRecourses: what follows when the obligor does not pay. Linked into Receivables, which is at its size's limit.
library RecourseActs {
    using Debts for *;

    /// @dev How long a receivable is overdue before its holders can declare the default.
    uint48 internal constant DEFAULT_AFTER = 30 days;
    /// @dev Days from the payment day in which a seller can be claimed from.
    uint32 internal constant RECOURSE_WITHIN = 3 * 365;

    /* DEFAULT */

    function declareDefault(ReceivablesState storage state, Foundation memory on, ReceivableId receivable) external {
        OrgId org = on.members.ownsFor(msg.sender, MAKER);
        (uint256 instrument, Debt storage debt) = state.of_(on.ledger, receivable);
        Debts.requireState(receivable, debt, ReceivableState.Overdue);
        (Standing standing, , Roles roles, ) = on.members.organisations(org);
        bool regulator = standing == Standing.Active && roles.includes(REGULATOR);
        require(
            regulator || on.ledger.balanceOf(msg.sender, instrument) != 0,
            IRecourses.Recourses_NotHolder(receivable, msg.sender)
        );
        uint256 from = uint256(debt.time) + DEFAULT_AFTER;
        require(block.timestamp >= from, IRecourses.Recourses_NotDefaulted(receivable, from));
        state.requireUnpaid(on, receivable, instrument, debt);
        _default(on, receivable, debt, org, Uid.wrap(0));
    }

    function declareInsolvent(
        ReceivablesState storage state,
        Foundation memory on,
        ReceivableId receivable,
        Statement calldata statement
    ) external {
        OrgId org = on.members.actsAs(msg.sender, MAKER, REGULATOR);
        (uint256 instrument, Debt storage debt) = state.of_(on.ledger, receivable);
        Debts.requireState(receivable, debt, ReceivableState.Overdue);
        Uid uid = on.attestations.uidOf(statement);
        require(
            on.attestations.isValid(uid) &&
                on.members.orgOf(statement.attester) == org &&
                statement.subject == Subject.wrap(bytes32(uint256(debt.obligor.raw()))),
            IRecourses.Recourses_StatementInvalid(uid, org, debt.obligor)
        );
        state.requireUnpaid(on, receivable, instrument, debt);
        _default(on, receivable, debt, org, uid);
    }

    /* RECOURSE */

    function claimRecourse(ReceivablesState storage state, Foundation memory on, Sale calldata sale) external {
        bytes32 id = saleIdOf(sale);
        Recourse storage recourse = state.recourses[id];
        Debt storage debt = state.debts[sale.instrument];
        require(
            (recourse.state == RecourseState.Open || recourse.state == RecourseState.Claimed) &&
                debt.state == ReceivableState.Defaulted &&
                on.members.ownsFor(msg.sender, MAKER) == on.members.orgOf(sale.buyer),
            IRecourses.Recourses_NotOpen(id)
        );
        // The units may have gone to another account of the buyer, which then claims, or claims again.
        address buyer = on.ledger.balanceOf(msg.sender, sale.instrument) == 0 ? sale.buyer : msg.sender;
        bool again = recourse.state == RecourseState.Claimed;
        recourse.buyer = buyer;
        if (again) {
            require(on.ledger.balanceOf(buyer, sale.instrument) != 0, IRecourses.Recourses_NotOpen(id));
            emit IRecourses.RecourseMoved(id, buyer);
            return;
        }
        uint256 lastDay = _lastDayOf(debt);
        require(debt.today() <= lastDay, IRecourses.Recourses_Lapsed(id, lastDay));
        (recourse.state, recourse.seller) = (RecourseState.Claimed, sale.seller);
        // For the whole, also where the buyer has none now: units that come back to it by recourse of others, whenever that is, are answered for too.
        (recourse.instrument, recourse.open) = (sale.instrument, uint128(sale.amount)); // a balance had 128 bits
        emit IRecourses.RecourseClaimed(id, sale.instrument, sale.seller, buyer, sale.amount);
    }

    /// @dev Gives the seller `amount` units.
    /// @return cash What they are paid in.
    /// @return buyer Who is to be paid.
    /// @return price How much.
    function repay(
        ReceivablesState storage state,
        Foundation memory on,
        bytes32 id,
        address payer,
        uint256 amount
    ) external returns (IERC20 cash, address buyer, uint256 price) {
        Recourse storage recourse = _claimed(state, id);
        _payOut(on, recourse);
        price = _priceOf(state, on, recourse, amount);
        (cash, buyer) = _repay(state, on, recourse, id, payer, amount, price);
    }

    /// @dev As `repay`, of the units that `price` is enough for. What is left of it, less than the price of one, is the buyer's too.
    function repayIn(
        ReceivablesState storage state,
        Foundation memory on,
        bytes32 id,
        address payer,
        uint256 price
    ) external returns (IERC20 cash, address buyer) {
        Recourse storage recourse = _claimed(state, id);
        _payOut(on, recourse);
        (uint256 owed, uint256 interest) = state.unpaid(on, recourse.instrument);
        uint256 amount = owed == 0 ? price : Math.mulDiv(price, owed, owed + interest);
        return _repay(state, on, recourse, id, payer, amount, price);
    }

    function priceOf(
        ReceivablesState storage state,
        Foundation memory on,
        bytes32 id,
        uint256 amount
    ) external view returns (uint256) {
        return _priceOf(state, on, _claimed(state, id), amount);
    }

    function endRecourse(ReceivablesState storage state, Foundation memory on, Sale calldata sale) external {
        bytes32 id = saleIdOf(sale);
        Recourse storage recourse = state.recourses[id];
        RecourseState was = recourse.state;
        if (was == RecourseState.Ended) return;
        Debt storage debt = state.debts[sale.instrument];
        // What was claimed in time does not lapse.
        bool over =
            debt.state == ReceivableState.Closed ||
                (was == RecourseState.Claimed ? recourse.open == 0 : debt.today() > _lastDayOf(debt));
        require(over && was != RecourseState.None, IRecourses.Recourses_NotOpen(id));
        _end(on, sale, id, recourse);
    }

    /// @param domain The EIP-712 domain separator of the receivables.
    function waiveRecourse(
        ReceivablesState storage state,
        Foundation memory on,
        bytes32 domain,
        Sale calldata sale,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        bytes32 id = saleIdOf(sale);
        require(block.timestamp <= deadline, IRecourses.Recourses_Expired(id, deadline, block.timestamp));
        Recourse storage recourse = state.recourses[id];
        RecourseState was = recourse.state;
        require(was == RecourseState.Open || was == RecourseState.Claimed, IRecourses.Recourses_NotOpen(id));
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, hashWaiver(id, deadline));
        OrgId org = approvedServing(on.members, digest, approval);
        require(org == on.members.orgOf(sale.buyer), IRecourses.Recourses_NotBuyer(id, org));
        emit IRecourses.RecourseWaived(id, org);
        _end(on, sale, id, recourse);
    }

    /* SUBROGATION */

    function subrogate(
        ReceivablesState storage state,
        Foundation memory on,
        ReceivableId receivable
    ) external returns (ReceivableId claim) {
        (uint256 instrument, Debt storage debt) = state.of_(on.ledger, receivable);
        Debts.requireParty(receivable, debt.guarantor, on.members.ownsFor(msg.sender, MAKER));
        uint256 amount = state.guarantorPaid[instrument];
        require(amount != 0, IRecourses.Recourses_NothingPaid(receivable));
        state.guarantorPaid[instrument] = 0;

        claim = ReceivableId.wrap(keccak256(abi.encode(receivable, "subrogation", ++state.claims[instrument])));
        (, Debt storage made) = state.of_(on.ledger, claim);
        (made.state, made.consented, made.subrogated) = (ReceivableState.Overdue, true, true);
        (made.creditor, made.obligor) = (debt.guarantor, debt.obligor);
        (made.paymentDay, made.lateRate, made.utcOffset) = (debt.today(), debt.lateRate, debt.utcOffset);
        made.time = uint40(block.timestamp); // fits for thirty thousand years
        emit IRecourses.Subrogated(receivable, claim, amount);
        on.ledger.issue(
            claim.raw(),
            Terms({
                obligor: debt.obligor,
                kind: SUBROGATED_CLAIM,
                lots: false,
                cash: on.ledger.cashOf(instrument),
                maturity: uint48(block.timestamp),
                closesAt: uint48(block.timestamp)
            }),
            msg.sender,
            amount
        );
    }

    /* PRIVATE */

    function _default(
        Foundation memory on,
        ReceivableId receivable,
        Debt storage debt,
        OrgId by,
        Uid statement
    ) private {
        debt.state = ReceivableState.Defaulted;
        // A guarantor's claim used no limit of the obligor's: the receivable that it guaranteed did.
        if (!debt.subrogated) on.limits.suspend(debt.obligor, debt.obligor, UNDERTAKING);
        emit IRecourses.ReceivableDefaulted(receivable, by, statement);
    }

    /// @dev The units go before the cash comes: both, or neither.
    function _repay(
        ReceivablesState storage state,
        Foundation memory on,
        Recourse storage recourse,
        bytes32 id,
        address payer,
        uint256 amount,
        uint256 price
    ) private returns (IERC20 cash, address buyer) {
        uint256 open = _openOf(on, recourse);
        require(amount <= open, IRecourses.Recourses_MoreThanOwed(id, open, amount));
        recourse.open -= uint128(amount); // `open` at most
        emit IRecourses.RecoursePaid(id, payer, amount, price);
        buyer = recourse.buyer;
        uint256 instrument = recourse.instrument;
        on.ledger.moveByRule(instrument, buyer, recourse.seller, amount);
        state.trimExposure(on, instrument, buyer, on.members.orgOf(buyer));
        cash = on.ledger.cashOf(instrument);
    }

    /// @dev What came for the buyer's units goes to the buyer first: no seller gets it with the units.
    function _payOut(Foundation memory on, Recourse storage recourse) private {
        (address buyer, uint256 instrument) = (recourse.buyer, recourse.instrument);
        (uint256 principal, uint256 interest) = on.ledger.redeemable(instrument, buyer);
        if (principal + interest != 0) on.ledger.redeem(instrument, buyer);
    }

    function _end(Foundation memory on, Sale calldata sale, bytes32 id, Recourse storage recourse) private {
        recourse.state = RecourseState.Ended;
        on.limits.free(on.members.orgOf(sale.buyer), on.members.orgOf(sale.seller), SELLER_RISK, sale.amount);
        emit IRecourses.RecourseEnded(id);
    }

    function _claimed(ReceivablesState storage state, bytes32 id) private view returns (Recourse storage recourse) {
        recourse = state.recourses[id];
        require(recourse.state == RecourseState.Claimed, IRecourses.Recourses_NotOpen(id));
    }

    /// @dev The units, and the late interest that is due on them until today: it is the buyer's, who waited, and whoever has the units gets it from the
    /// obligor. Of what is open, each unit has the same part.
    function _priceOf(
        ReceivablesState storage state,
        Foundation memory on,
        Recourse storage recourse,
        uint256 amount
    ) private view returns (uint256) {
        (uint256 owed, uint256 interest) = state.unpaid(on, recourse.instrument);
        if (owed == 0) return amount; // no unit that could be moved is left
        return amount + Math.mulDiv(interest, Math.min(amount, owed), owed, Math.Rounding.Ceil);
    }

    /// @dev What the seller owes for units that the buyer still has: what was paid to the buyer otherwise is not owed again.
    function _openOf(Foundation memory on, Recourse storage recourse) private view returns (uint256) {
        uint256 held = on.ledger.balanceOf(recourse.buyer, recourse.instrument);
        return recourse.open < held ? recourse.open : held;
    }

    function _lastDayOf(Debt storage debt) private view returns (uint256) {
        return uint256(debt.paymentDay) + RECOURSE_WITHIN;
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {AccessState} from "./Access.sol";
import {AccessWord} from "./AccessWord.sol";
import {AgreementsState} from "./AgreementsState.sol";
import {Escrow, IAccesses} from "./IAccesses.sol";
import {AgreementState, INegotiations} from "./INegotiations.sol";
import {NO_PRICE, Price} from "./Price.sol";
import {ALL_BASIS_POINTS, requireAgreedPrice, requirePayable} from "./Prices.sol";
import {IMembers} from "../members/IMembers.sol";
import {CHECKER, MAKER} from "../types/Duties.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title EscrowActs
/// @notice Documented in IAccesses: what becomes of an access, and of the money for it. Linked into Agreements.
library EscrowActs {
    using SafeERC20 for IERC20;

    /// @dev How long an arbitrator has to decide.
    uint48 internal constant ARBITRATION = 30 days;

    /* WHAT BECOMES OF AN ACCESS */

    function acknowledge(
        AgreementsState storage state,
        AgreementId id,
        bytes32 agreed,
        Price calldata price,
        uint32 seq,
        address by
    ) external {
        _requireState(id, seq, state.accesses[id][seq].state(), AccessState.Delivered);
        _release(state, id, agreed, price, seq);
        _move(state, id, seq, AccessState.Acknowledged, by, 0);
    }

    function dispute(
        AgreementsState storage state,
        IMembers members,
        AgreementId id,
        OrgId consumer,
        uint32 window,
        uint32 seq,
        bytes32 reason
    ) external {
        AccessWord access = state.accesses[id][seq];
        _requireState(id, seq, access.state(), AccessState.Delivered);
        uint256 until = uint256(access.since()) + window;
        require(window != 0 && block.timestamp <= until, IAccesses.Accesses_TooLate(id, seq, until, block.timestamp));
        OrgId org = members.servesFor(msg.sender, MAKER | CHECKER);
        require(org == consumer, INegotiations.Agreements_NotParty(id, consumer, org));

        _move(state, id, seq, AccessState.Disputed, msg.sender, reason);
    }

    function decide(
        AgreementsState storage state,
        IMembers members,
        AgreementId id,
        OrgId arbitrator,
        bytes32 agreed,
        Price calldata price,
        uint32 seq,
        bool upheld,
        bytes32 reason
    ) external {
        AccessWord access = state.accesses[id][seq];
        _requireState(id, seq, access.state(), AccessState.Disputed);
        uint256 until = uint256(access.since()) + ARBITRATION;
        require(block.timestamp <= until, IAccesses.Accesses_TooLate(id, seq, until, block.timestamp));
        OrgId org = members.actsFor(msg.sender, MAKER);
        require(org == arbitrator, INegotiations.Agreements_NotParty(id, arbitrator, org));

        if (upheld) _restore(state, id, seq);
        else _release(state, id, agreed, price, seq);
        _move(state, id, seq, upheld ? AccessState.Upheld : AccessState.Dismissed, msg.sender, reason);
    }

    function settle(
        AgreementsState storage state,
        AgreementId id,
        uint32 window,
        bytes32 agreed,
        Price calldata price,
        uint32 seq
    ) external {
        AccessWord access = state.accesses[id][seq];
        AccessState from = access.state();
        bool disputed = from == AccessState.Disputed;
        if (!disputed) _requireState(id, seq, from, AccessState.Delivered);
        uint256 until = uint256(access.since()) + (disputed ? ARBITRATION : window);
        require(block.timestamp > until, IAccesses.Accesses_TooEarly(id, seq, until, block.timestamp));

        if (disputed) _restore(state, id, seq);
        else _release(state, id, agreed, price, seq);
        _move(state, id, seq, disputed ? AccessState.Upheld : AccessState.Acknowledged, address(0), 0);
    }

    /* MONEY */

    function open(
        AgreementsState storage state,
        AgreementId id,
        bytes32 agreed,
        uint32 period,
        Price calldata price
    ) external {
        Escrow storage escrow = state.escrows[id];
        _requireGoesOn(state, id);
        requireAgreedPrice(id, agreed, price);
        bool good = agreed != NO_PRICE && address(escrow.cash) == address(0);
        require(good, IAccesses.Accesses_EscrowInvalid(id));
        requirePayable(price, agreed, period);

        (escrow.cash, escrow.amount, escrow.per) = (price.cash, price.amount, price.per);
        emit IAccesses.EscrowOpened(id, price.cash, price);
    }

    function fund(AgreementsState storage state, AgreementId id, uint256 amount) external {
        IERC20 cash = state.escrows[id].cash;
        require(address(cash) != address(0), IAccesses.Accesses_EscrowInvalid(id));
        _credit(state, id, msg.sender, amount);
        uint256 before = cash.balanceOf(address(this));
        cash.safeTransferFrom(msg.sender, address(this), amount);
        uint256 moved = cash.balanceOf(address(this)) - before;
        require(moved == amount, IAccesses.Accesses_CashShort(address(cash), amount, moved));
    }

    /// @dev The caller has moved the amount here, if it is the cash that both sides agreed to.
    function receive_(AgreementsState storage state, AgreementId id, address payer, uint256 amount) external {
        require(address(state.escrows[id].cash) == msg.sender, IAccesses.Accesses_OtherCash(id, msg.sender));
        _credit(state, id, payer, amount);
    }

    function takeBack(
        AgreementsState storage state,
        IMembers members,
        AgreementId id,
        OrgId consumer,
        address payer,
        uint256 amount
    ) external {
        Escrow storage escrow = state.escrows[id];
        uint256 available = escrow.available;
        require(amount != 0, IAccesses.Accesses_AmountInvalid(amount));
        require(amount <= available, IAccesses.Accesses_FundsShort(id, available, amount));
        if (!state.agreements[id].isOver()) {
            OrgId org = members.ownsFor(msg.sender, MAKER);
            require(org == consumer, INegotiations.Agreements_NotParty(id, consumer, org));
        }

        escrow.available = uint128(available - amount); // `available` at most
        emit IAccesses.EscrowReturned(id, payer, amount);
        escrow.cash.safeTransfer(payer, amount);
    }

    function payOut(AgreementsState storage state, IERC20 cash, address payee) external {
        uint256 amount = state.credits[cash][payee];
        require(amount != 0, IAccesses.Accesses_AmountInvalid(amount));
        delete state.credits[cash][payee];
        emit IAccesses.PayeePaid(cash, payee, amount);
        cash.safeTransfer(payee, amount);
    }

    /* INTERNAL */

    function _credit(AgreementsState storage state, AgreementId id, address from, uint256 amount) private {
        _requireGoesOn(state, id);
        require(amount != 0 && amount <= type(uint128).max, IAccesses.Accesses_AmountInvalid(amount));
        state.escrows[id].available += uint128(amount); // checked above
        emit IAccesses.EscrowFunded(id, from, amount);
    }

    function _requireState(AgreementId id, uint32 seq, AccessState is_, AccessState wanted) private pure {
        require(is_ == wanted, IAccesses.Accesses_WrongState(id, seq, is_));
    }

    function _requireGoesOn(AgreementsState storage state, AgreementId id) private view {
        AgreementState now_ = state.agreements[id].stateNow();
        require(
            now_ != AgreementState.None && now_ <= AgreementState.Suspended,
            INegotiations.Agreements_WrongState(id, now_)
        );
    }

    function _move(
        AgreementsState storage state,
        AgreementId id,
        uint32 seq,
        AccessState to,
        address by,
        bytes32 reason
    ) private {
        AccessWord access = state.accesses[id][seq];
        // A dispute's own time begins; it fits for thirty thousand years.
        uint40 since = to == AccessState.Disputed ? uint40(block.timestamp) : access.since();
        state.accesses[id][seq] = access.withState(to, since);
        emit IAccesses.AccessMoved(id, seq, access.state(), to, by, reason);
    }

    /// @dev Gives what was locked for the access to the payees.
    function _release(
        AgreementsState storage state,
        AgreementId id,
        bytes32 agreed,
        Price calldata price,
        uint32 seq
    ) private {
        requireAgreedPrice(id, agreed, price);
        if (!state.accesses[id][seq].isPaid()) return;
        Escrow storage escrow = state.escrows[id];
        uint256 left = escrow.amount;
        escrow.locked -= uint128(left); // 88 bits
        emit IAccesses.EscrowReleased(id, seq, left);
        uint256 whole = left;
        mapping(address payee => uint256) storage credits = state.credits[escrow.cash];
        for (uint256 i = 0; i < price.shares.length; i++) {
            uint256 part = (whole * price.shares[i].basisPoints) / ALL_BASIS_POINTS;
            left -= part;
            _give(credits, id, seq, price.shares[i].payee, part);
        }
        _give(credits, id, seq, price.remainder, left);
    }

    function _give(
        mapping(address payee => uint256) storage credits,
        AgreementId id,
        uint32 seq,
        address payee,
        uint256 amount
    ) private {
        if (amount == 0) return;
        credits[payee] += amount;
        emit IAccesses.PayeeCredited(id, seq, payee, amount);
    }

    /// @dev Gives what was locked for the access back to the escrow.
    function _restore(AgreementsState storage state, AgreementId id, uint32 seq) private {
        if (!state.accesses[id][seq].isPaid()) return;
        Escrow storage escrow = state.escrows[id];
        uint128 amount = escrow.amount;
        (escrow.locked, escrow.available) = (escrow.locked - amount, escrow.available + amount);
        emit IAccesses.EscrowRestored(id, seq, amount);
    }
}

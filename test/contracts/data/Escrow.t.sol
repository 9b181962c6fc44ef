// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Access} from "../../../contracts/data/Access.sol";
import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {Escrow, IAccesses} from "../../../contracts/data/IAccesses.sol";
import {AgreementState, INegotiations} from "../../../contracts/data/INegotiations.sol";
import {NO_PRICE, Price, PriceUnit} from "../../../contracts/data/Price.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {NOBODY} from "../../../contracts/types/OrgId.sol";
import {EscrowBase} from "./EscrowBase.sol";

/// @notice What uses cost: paid in, locked, released, given back; nothing is lost and nobody waits for another.
contract EscrowTest is EscrowBase {
    function test_FundAndServe() public {
        cash.mint(bank.maker, 3000);
        vm.prank(bank.maker);
        cash.approve(address(agreements), 3000);
        vm.expectEmit(address(agreements));
        emit IAccesses.EscrowFunded(id, bank.maker, 3000);
        vm.prank(bank.maker);
        agreements.fund(id, 3000);
        _assertEscrow(3000, 0);
        serve(terms, 1);
        _assertEscrow(1999, 1001);
        vm.assertTrue(agreements.accessOf(id, 1).paid, "paid");
        vm.assertEq(cash.balanceOf(address(agreements)), 3000, "held");
    }

    function test_AcknowledgedIsReleased() public {
        _fund(1001);
        serve(terms, 1);
        Access memory access = accessTo(terms, 1);
        bytes memory signature = acknowledgementOf(access, "Bank: checker");
        agreements.acknowledge(terms, price, access, signature);
        _assertEscrow(0, 0);
        _assertCredits(1);
        vm.expectEmit(address(agreements));
        emit IAccesses.PayeePaid(cash, grid.maker, 333);
        agreements.payOut(cash, grid.maker);
        vm.assertEq(cash.balanceOf(grid.maker), 333, "paid out");
        expectError(abi.encodeWithSelector(IAccesses.Accesses_AmountInvalid.selector, 0));
        agreements.payOut(cash, grid.maker);
        agreements.payOut(cash, lab.maker);
        agreements.payOut(cash, court.maker);
        vm.assertEq(cash.balanceOf(address(agreements)), 0, "nothing stays");
    }

    /// @dev A stolen key of a machine and the provider's together get no money that could be disputed.
    function test_RevertWhen_AMachineAcknowledgesWhatIsPaid() public {
        _fund(1001);
        serve(terms, 1);
        Access memory access = accessTo(terms, 1);
        bytes memory signature = acknowledgementOf(access, "Bank: device");
        bytes4 missing = IMembers.Members_DutyMissing.selector;
        expectError(abi.encodeWithSelector(missing, accountOf("Bank: device"), DEVICE, MAKER | CHECKER));
        agreements.acknowledge(terms, price, access, signature);
    }

    function test_UndisputedIsReleased() public {
        _fund(1001);
        serve(terms, 1);
        vm.warp(START + 3 days + 1);
        agreements.settle(terms, price, 1);
        _assertEscrow(0, 0);
        _assertCredits(1);
    }

    function test_UpheldIsTheConsumersAgain() public {
        _fund(1001);
        serve(terms, 1);
        _dispute();
        _decide(true);
        _assertEscrow(1001, 0);
        _assertCredits(0);
        vm.expectEmit(address(agreements));
        emit IAccesses.EscrowReturned(id, bank.maker, 1001);
        vm.prank(bank.maker);
        agreements.takeBack(terms, 1001);
        vm.assertEq(cash.balanceOf(bank.maker), 1001, "back");
    }

    function test_DismissedIsReleased() public {
        _fund(1001);
        serve(terms, 1);
        _dispute();
        _decide(false);
        _assertEscrow(0, 0);
        _assertCredits(1);
    }

    function test_UndecidedIsTheConsumersAgain() public {
        _fund(1001);
        serve(terms, 1);
        _dispute();
        vm.warp(START + 30 days + 1);
        agreements.settle(terms, price, 1);
        _assertEscrow(1001, 0);
    }

    function test_APeriodIsPaidOnce() public {
        _agree(PriceUnit.Period, 3, 1 days);
        _fund(2 * COST);
        serve(terms, 1);
        serve(terms, 2);
        serve(terms, 3);
        _assertEscrow(1001, 1001);
        vm.assertFalse(agreements.accessOf(id, 2).paid, "paid with the first");
        vm.warp(START + 1 days);
        serve(terms, 4);
        _assertEscrow(0, 2002);
        vm.warp(START + 9 days);
        for (uint32 i = 1; i <= 4; i++) agreements.settle(terms, price, i);
        _assertCredits(2);
        _assertEscrow(0, 0);
        _refuses(abi.encodeWithSelector(IAccesses.Accesses_FundsShort.selector, id, 0, 1001));
    }

    function test_AnUnpaidAccessOfAPeriodMovesNoMoney() public {
        _agree(PriceUnit.Period, 3, 1 days);
        _fund(COST);
        serve(terms, 1);
        serve(terms, 2);
        vm.prank(bank.maker);
        agreements.dispute(terms, 2, REASON);
        vm.prank(court.maker);
        agreements.decide(terms, price, 2, true, REASON);
        _assertEscrow(0, 1001);
    }

    /* REFUSED */

    function test_RevertWhen_FundsAreShort() public {
        _fund(1000);
        _refuses(abi.encodeWithSelector(IAccesses.Accesses_FundsShort.selector, id, 1000, 1001));
    }

    function test_RevertWhen_ThereIsNoEscrow() public {
        AgreementTerms memory other = terms;
        other.nonce = 2;
        conclude(other);
        terms = other;
        id = idOf(other);
        _refuses(abi.encodeWithSelector(IAccesses.Accesses_EscrowInvalid.selector, id));
        expectError(abi.encodeWithSelector(IAccesses.Accesses_EscrowInvalid.selector, id));
        agreements.fund(id, 1);
    }

    function test_RevertWhen_AnEscrowCannotBeOpened() public {
        Price memory p = price;
        expectError(abi.encodeWithSelector(IAccesses.Accesses_EscrowInvalid.selector, id));
        agreements.openEscrow(terms, p);
        p.amount = 1;
        expectError(abi.encodeWithSelector(IAccesses.Accesses_OtherPrice.selector, id, terms.price, hashOf(p)));
        agreements.openEscrow(terms, p);
        AgreementTerms memory other = terms;
        (other.price, other.nonce) = (NO_PRICE, 2);
        bytes4 wrong = INegotiations.Agreements_WrongState.selector;
        expectError(abi.encodeWithSelector(wrong, idOf(other), AgreementState.None));
        agreements.openEscrow(other, noPrice());
        conclude(other);
        expectError(abi.encodeWithSelector(IAccesses.Accesses_EscrowInvalid.selector, idOf(other)));
        agreements.openEscrow(other, noPrice());
    }

    /// @dev The terms may name a price that nobody could be paid; the escrow never opens then.
    function test_RevertWhen_ThePriceCannotBePaid() public {
        Price memory p = price;
        p.amount = 0;
        AgreementTerms memory other = terms;
        (other.price, other.nonce) = (hashOf(p), 2);
        conclude(other);
        expectError(abi.encodeWithSelector(IAccesses.Accesses_PriceInvalid.selector, bytes32("amount")));
        agreements.openEscrow(other, p);
    }

    function test_RevertWhen_SettledWithAnotherPrice() public {
        _fund(COST);
        serve(terms, 1);
        vm.warp(START + 3 days + 1);
        Price memory p = price;
        p.remainder = OUTSIDER;
        expectError(abi.encodeWithSelector(IAccesses.Accesses_OtherPrice.selector, id, terms.price, hashOf(p)));
        agreements.settle(terms, p, 1);
    }

    function test_RevertWhen_AnAmountIsNotPossible() public {
        bytes4 error_ = IAccesses.Accesses_AmountInvalid.selector;
        expectError(abi.encodeWithSelector(error_, 0));
        agreements.fund(id, 0);
        expectError(abi.encodeWithSelector(error_, uint256(type(uint128).max) + 1));
        agreements.fund(id, uint256(type(uint128).max) + 1);
        _fund(10);
        expectError(abi.encodeWithSelector(error_, 0));
        agreements.takeBack(terms, 0);
        expectError(abi.encodeWithSelector(IAccesses.Accesses_FundsShort.selector, id, 10, 11));
        agreements.takeBack(terms, 11);
    }

    /* GIVEN BACK */

    function test_LockedIsNotGivenBack() public {
        _fund(1500);
        serve(terms, 1);
        expectError(abi.encodeWithSelector(IAccesses.Accesses_FundsShort.selector, id, 499, 1001));
        vm.prank(bank.maker);
        agreements.takeBack(terms, 1001);
    }

    function test_RevertWhen_OthersTakeBackBeforeItIsOver() public {
        _fund(10);
        expectError(abi.encodeWithSelector(INegotiations.Agreements_NotParty.selector, id, bank.id, grid.id));
        vm.prank(grid.maker);
        agreements.takeBack(terms, 10);
        vm.prank(grid.maker);
        agreements.retire(terms, REASON);
        vm.prank(OUTSIDER);
        agreements.takeBack(terms, 10);
        vm.assertEq(cash.balanceOf(bank.maker), 10, "to the payer, whoever calls");
    }

    function test_TakeBackByWhoIsExpelled() public {
        _fund(10);
        asCouncil();
        members.setStanding(bank.id, Standing.Expelled);
        vm.prank(bank.maker);
        agreements.takeBack(terms, 10);
        vm.assertEq(cash.balanceOf(bank.maker), 10, "its own");
    }

    function test_RevertWhen_FundedAfterItIsOver() public {
        vm.prank(grid.maker);
        agreements.retire(terms, REASON);
        bytes4 wrong = INegotiations.Agreements_WrongState.selector;
        expectError(abi.encodeWithSelector(wrong, id, AgreementState.Retired));
        agreements.fund(id, 1);
    }

    /// @dev What was delivered before the end is still paid, or disputed.
    function test_SettledAfterTheEnd() public {
        _fund(COST);
        serve(terms, 1);
        vm.prank(bank.maker);
        agreements.retire(terms, REASON);
        vm.warp(uint256(terms.end) + 1);
        agreements.settle(terms, price, 1);
        _assertCredits(1);
    }

    function _dispute() private {
        vm.prank(bank.maker);
        agreements.dispute(terms, 1, REASON);
    }

    function _decide(bool upheld) private {
        vm.prank(court.maker);
        agreements.decide(terms, price, 1, upheld, REASON);
    }

    function _refuses(bytes memory reason) private {
        Access memory access = accessTo(terms, agreements.agreementOf(id).uses + 1);
        bytes memory asked = signatureOf("Bank: device", requestDigest(access));
        bytes memory served = signatureOf("Grid: device", digestOf(hashOf(access)));
        expectError(reason);
        agreements.serve(terms, access, asked, served);
    }
}

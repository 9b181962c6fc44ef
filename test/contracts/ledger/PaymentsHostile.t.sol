// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IObligations} from "../../../contracts/ledger/IObligations.sol";
import {HostileCash} from "./HostileCash.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// @notice Money that cheats is refused, when it comes and when it goes.
contract PaymentsHostileTest is LedgerBase {
    HostileCash private hostile;

    function setUp() public override {
        super.setUp();
        hostile = new HostileCash();
        cash = hostile;
        id = theCase.issue("hostile", terms(), acme.maker, FACE);
    }

    function _pay() private {
        hostile.mint(address(this), FACE);
        hostile.approve(address(ledger), FACE);
    }

    function _paid() private {
        _pay();
        ledger.pay(id, FACE);
    }

    function _short(uint256 moved) private {
        expectError(abi.encodeWithSelector(IObligations.Obligations_CashShort.selector, address(hostile), FACE, moved));
    }

    function test_RevertWhen_PaidInMoneyThatSaysFalse() public {
        _pay();
        hostile.setTrick(HostileCash.Trick.False);
        expectError(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(hostile)));
        ledger.pay(id, FACE);
    }

    function test_RevertWhen_PaidInMoneyThatDoesNotCome() public {
        _pay();
        hostile.setTrick(HostileCash.Trick.Lie);
        _short(0);
        ledger.pay(id, FACE);
    }

    function test_RevertWhen_PaidInMoneyThatKeepsAFee() public {
        _pay();
        hostile.setTrick(HostileCash.Trick.Fee);
        _short(FACE - 1);
        ledger.pay(id, FACE);
    }

    function test_RevertWhen_PaidOutInMoneyThatSaysFalse() public {
        _paid();
        hostile.setTrick(HostileCash.Trick.False);
        expectError(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(hostile)));
        ledger.redeem(id, acme.maker);
    }

    function test_RevertWhen_PaidOutInMoneyThatDoesNotCome() public {
        _paid();
        hostile.setTrick(HostileCash.Trick.Lie);
        _short(0);
        ledger.redeem(id, acme.maker);
        assertHolds(acme.maker, FACE, "its units are still there");
    }

    function test_RevertWhen_PaidOutInMoneyThatKeepsAFee() public {
        _paid();
        hostile.setTrick(HostileCash.Trick.Fee);
        _short(FACE - 1);
        ledger.redeem(id, acme.maker);
    }

    function test_RevertWhen_MoneyThatComesRedeems() public {
        _pay();
        _reenters(abi.encodeCall(ledger.redeem, (id, acme.maker)));
        ledger.pay(id, FACE);
    }

    function test_RevertWhen_MoneyThatComesPaysOnceMore() public {
        _pay();
        _reenters(abi.encodeCall(ledger.onCashReceived, (id, address(this), FACE)));
        ledger.pay(id, FACE);
    }

    function test_RevertWhen_MoneyThatGoesRedeemsOnceMore() public {
        _paid();
        _reenters(abi.encodeCall(ledger.redeem, (id, acme.maker)));
        ledger.redeem(id, acme.maker);
    }

    function test_RevertWhen_MoneyThatGoesComesBack() public {
        _paid();
        _reenters(abi.encodeCall(ledger.onCashReceived, (id, address(this), 1)));
        ledger.redeem(id, acme.maker);
    }

    function _reenters(bytes memory act) private {
        hostile.setAct(address(ledger), act);
        expectError(abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector));
    }
}

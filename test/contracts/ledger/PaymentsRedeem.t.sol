// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IObligations} from "../../../contracts/ledger/IObligations.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// @notice Holders are paid what was paid in, each its part and not more.
contract PaymentsRedeemTest is LedgerBase {
    function test_RedeemOfTheWhole() public {
        pass(acme.maker, basin.maker, 250_000);
        pay(FACE);
        vm.expectEmit(address(instruments));
        emit IObligations.Redeemed(id, basin.maker, 250_000, 0);
        (uint256 principal, uint256 interest) = instruments.redeem(id, basin.maker);
        vm.assertEq(principal, 250_000, "principal");
        vm.assertEq(interest, 0, "interest");
        vm.assertEq(cash.balanceOf(basin.maker), 250_000, "cash");
        assertHolds(basin.maker, 0, "units");
        vm.assertEq(
            theCase.redeemed(),
            keccak256(abi.encode(id, basin.maker, basin.id, uint256(250_000))),
            "what the case was told"
        );
    }

    function test_RevertWhen_RedeemBeforeTransfersClose() public {
        pay(500_000);
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, id, acme.maker));
        instruments.redeem(id, acme.maker);
    }

    function test_RevertWhen_RedeemTwiceFromOnePayment() public {
        pay(500_000);
        close();
        instruments.redeem(id, acme.maker);
        assertHolds(acme.maker, 500_000, "half of the units");
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, id, acme.maker));
        instruments.redeem(id, acme.maker);
    }

    function test_RedeemByAnExpelledHolder() public {
        pay(FACE);
        asCouncil();
        members.setStanding(acme.id, Standing.Expelled);
        instruments.redeem(id, acme.maker);
        vm.assertEq(cash.balanceOf(acme.maker), FACE, "cash");
    }

    function test_RevertWhen_PaidOneUnitTooMuch() public {
        cash.mint(address(this), FACE + 1);
        cash.approve(address(instruments), FACE + 1);
        expectError(abi.encodeWithSelector(IObligations.Obligations_MoreThanOwed.selector, id, FACE, FACE + 1));
        instruments.pay(id, FACE + 1);
    }
}

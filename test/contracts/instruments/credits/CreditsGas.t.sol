// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Claims} from "../../../../contracts/instruments/credits/Claims.sol";
import {PresentationState} from "../../../../contracts/instruments/credits/Credit.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {MAKER} from "../../../../contracts/types/Duties.sol";
import {BurningReceiver} from "./BurningReceiver.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice Who calls says how much gas there is, and who gets a claim how much it uses: neither decides what becomes of it.
contract CreditsGasTest is CreditsBase {
    /// @dev Anybody precludes: whatever it gives, the ledger took the claim, or nothing happened.
    function test_NobodyHoldsAClaimUpByGivingTooLittle() public {
        startAdvised();
        Drawing memory d = presented(1, AMOUNT);
        goTo(EXAMINED + 1);
        bytes memory act = abi.encodeCall(IPresentations.preclude, (terms, d));
        bool ok = false;
        bool toldWhy = false;
        for (uint256 given = 60_000; !ok; given += 5_000) {
            bytes memory answer;
            (ok, answer) = address(lettersOfCredit).call{gas: given}(act);
            if (!ok && bytes4(answer) == IPresentations.Presentations_GasShort.selector) toldWhy = true;
        }
        vm.assertTrue(toldWhy, "it is told why");
        vm.assertFalse(seen(d).unclaimed, "it is not held");
        vm.assertEq(instruments.balanceOf(acme.maker, claimOf(d)), AMOUNT, "the ledger took it");
    }

    /// @dev The beneficiary's account burns all that it is given: its claim waits, and the bank's acceptance does not.
    function test_AnAccountThatBurnsGasHoldsUpNothingButItsClaim() public {
        startAdvised();
        address burner = address(new BurningReceiver());
        vm.prank(acme.admin);
        members.enrol(burner, MAKER, 0, bytes20(0));
        Drawing memory d = presented(1, AMOUNT);
        lettersOfCredit.redirect(d, burner, LATER, redirecting(acme, d, burner));
        goTo(EXAMINED + 1);
        vm.expectEmit(address(lettersOfCredit));
        emit IPresentations.ClaimHeld(idOf(d), claimOf(d));
        lettersOfCredit.preclude{gas: 2_000_000}(terms, d);
        assertState(d, PresentationState.Accepted, "the bank owes");
        vm.assertTrue(seen(d).unclaimed, "the claim waits");
        lettersOfCredit.redirect(d, acme.maker, LATER, redirecting(acme, d, acme.maker));
        uint256 before = gasleft();
        lettersOfCredit.collect(terms, d);
        vm.assertTrue(before - gasleft() < Claims.TAKING_GAS / 2, "the ledger itself needs less than half of it");
        vm.assertEq(instruments.balanceOf(acme.maker, claimOf(d)), AMOUNT, "until another account is named");
    }
}

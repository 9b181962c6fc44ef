// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC7943MultiToken} from "../../../../contracts/ledger/IERC7943MultiToken.sol";
import {Mark, Passing} from "../../../../contracts/ledger/LotWord.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice Recourse of a lot that is pledged, or that a court stopped: who is claimed from takes it from nobody who has a right to it.
contract BillsHeldTest is BillsBase {
    function setUp() public override {
        super.setUp();
        startEndorsed();
    }

    function test_RevertWhen_APledgedLotIsPaidInRecourse() public {
        _pledgeToGuarantor();
        presentAt(MATURITY);
        refusePayment();
        claim(otherBank, basin);
        _expectHeld();
        payClaim(basin);
    }

    /// @dev Who enforced its pledge after the refusal claims as who holds it, also from who pledged it.
    function test_ThePledgeeEnforcesAndClaims() public {
        _pledgeToGuarantor();
        presentAt(MATURITY);
        refusePayment();
        claim(otherBank, basin);
        vm.prank(guarantor.maker);
        instruments.enforce(lot, otherBank.maker, AMOUNT, "loan");
        steps.push(Passing(otherBank.id, guarantor.id, Mark.Enforced));
        claim(guarantor, otherBank);
        claim(guarantor, basin);
        payClaim(otherBank);
        vm.assertEq(holds(otherBank, lot), AMOUNT, "who pledged it paid, and has it");
        vm.assertEq(seenLot().rank, 4, "where the third endorser stands");
    }

    function test_RevertWhen_AStoppedLotIsPaidInRecourse() public {
        presentAt(MATURITY);
        refusePayment();
        claim(otherBank, basin);
        stop(otherBank.maker, AMOUNT);
        _expectHeld();
        payClaim(basin);
        stop(otherBank.maker, 0);
        payClaim(basin);
        vm.assertEq(holds(basin, lot), AMOUNT, "once the stop was lifted");
    }

    /// @dev To whom a court gave it claims in the place of from whom it was taken, and nobody pays that one any more.
    function test_WhoGotItByOrderClaims() public {
        presentAt(MATURITY);
        refusePayment();
        claim(otherBank, basin);
        take(otherBank.maker, guarantor);
        vm.expectRevert();
        this.tryToPay();
        steps.push(Passing(otherBank.id, guarantor.id, Mark.Ordered));
        claim(guarantor, basin);
        payClaim(basin);
        vm.assertEq(holds(basin, lot), AMOUNT, "lot");
    }

    function tryToPay() external {
        payClaim(basin);
    }

    function _pledgeToGuarantor() private {
        vm.prank(otherBank.maker);
        instruments.pledge(lot, guarantor.id, AMOUNT, uint48(START), "loan");
    }

    function _expectHeld() private {
        bytes4 selector = IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance.selector;
        expectError(abi.encodeWithSelector(selector, otherBank.maker, lot, AMOUNT, 0));
    }
}

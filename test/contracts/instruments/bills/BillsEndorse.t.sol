// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BillTerms} from "../../../../contracts/instruments/bills/BillTerms.sol";
import {IHoldings} from "../../../../contracts/ledger/IHoldings.sol";
import {ILiens} from "../../../../contracts/ledger/ILiens.sol";
import {after_, beginning, Mark} from "../../../../contracts/ledger/LotWord.sol";
import {MAKER} from "../../../../contracts/types/Duties.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice How bills are passed on, whole and in part, and what their history says.
contract BillsEndorseTest is BillsBase {
    function _history(uint256 of_) private view returns (uint176 history, uint8 count) {
        return instruments.historyOf(of_);
    }

    function _next(uint176 before, Org memory from, Org memory to, Mark mark) private pure returns (uint176) {
        return after_(before, from.id, to.id, mark);
    }

    /* WHOLE */

    function test_Endorse() public {
        startEndorsed();
        vm.assertEq(holds(otherBank, lot), AMOUNT, "whole");
        (uint176 history, uint8 count) = _history(lot);
        uint176 first = _next(beginning(lot), acme, basin, Mark.Endorsed);
        vm.assertEq(history, _next(first, basin, otherBank, Mark.Endorsed), "history");
        vm.assertEq(count, 2, "steps");
    }

    function test_EndorsedNotTransferableIsWrittenDown() public {
        startAccepted();
        endorseLimited(acme, basin);
        (uint176 history, ) = _history(lot);
        vm.assertEq(history, _next(beginning(lot), acme, basin, Mark.Limited), "history");
    }

    function test_AccountsOfOneOrganisationAreOneHolder() public {
        startAccepted();
        address second = enrol(acme.admin, "Acme: second", MAKER);
        vm.prank(acme.maker);
        instruments.safeTransferFrom(acme.maker, second, lot, AMOUNT, "");
        (, uint8 count) = _history(lot);
        vm.assertEq(count, 0, "no step");
    }

    function test_CanTransfer() public {
        startAccepted();
        vm.assertTrue(instruments.canTransfer(acme.maker, basin.maker, lot, AMOUNT), "the first");
        uint256 part = endorsePart(acme, basin, lot, 400_000, 600_000);
        vm.assertTrue(instruments.canTransfer(basin.maker, bank.maker, part, 600_000), "a part");
        vm.assertFalse(instruments.canTransfer(acme.maker, basin.maker, bills.lotIdOf(bill, 9), 1), "none");
    }

    function test_RevertWhen_EndorsedAtMaturity() public {
        startAccepted();
        goTo(MATURITY);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, lot, startOf(MATURITY)));
        tryEndorse(acme, basin);
    }

    function test_RevertWhen_EndorsedByWhoDoesNotHoldIt() public {
        startAccepted();
        expectError(
            abi.encodeWithSelector(IHoldings.Holdings_BalanceInsufficient.selector, lot, basin.maker, 0, AMOUNT)
        );
        vm.prank(basin.maker);
        instruments.safeTransferFrom(basin.maker, bank.maker, lot, AMOUNT, "");
    }

    function test_RevertWhen_DrawerWroteNotTransferable() public {
        BillTerms memory t = soundTerms();
        t.notTransferable = true;
        useTerms(t);
        startAccepted();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, lot, START));
        tryEndorse(acme, basin);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, lot, START));
        endorsePart(acme, basin, lot, 0, 1);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, lot, START));
        vm.prank(acme.maker);
        instruments.pledge(lot, bank.id, AMOUNT, uint48(START), "agreement");
    }

    function test_RevertWhen_AcceptorWroteNotTransferable() public {
        draw();
        bills.accept(terms, true, false, LATER, accepting(bank, true, false));
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, lot, START));
        tryEndorse(acme, basin);
    }

    function test_RevertWhen_HistoryIsFull() public {
        startAccepted();
        for (uint256 i = 0; i < 255; i++) {
            (Org memory from, Org memory to) = i % 2 == 0 ? (acme, basin) : (basin, acme);
            endorse(from, to, "");
        }
        expectError(abi.encodeWithSelector(IHoldings.Holdings_HistoryFull.selector, lot));
        tryEndorse(basin, acme);
        // What is pledged is not lost by that.
        vm.prank(basin.maker);
        instruments.pledge(lot, bank.id, AMOUNT, uint48(START), "agreement");
        vm.prank(bank.maker);
        instruments.enforce(lot, basin.maker, AMOUNT, "agreement");
        vm.assertEq(instruments.balanceOf(bank.maker, lot), AMOUNT, "enforced");
    }

    function test_RevertWhen_PassedWithOthers() public {
        startAccepted();
        (uint256[] memory ids, uint256[] memory amounts) = (new uint256[](1), new uint256[](1));
        address[] memory to = new address[](1);
        (ids[0], amounts[0], to[0]) = (lot, AMOUNT, basin.maker);
        bytes memory reason = abi.encodeWithSelector(IHoldings.Holdings_KeepsHistory.selector, lot);
        expectError(reason);
        vm.prank(acme.maker);
        instruments.safeBatchTransferFrom(acme.maker, basin.maker, ids, amounts, "");
        expectError(reason);
        vm.prank(acme.maker);
        instruments.passToMany(lot, to, amounts, 0);
        expectError(reason);
        vm.prank(acme.maker);
        instruments.divide(lot, 1);
    }

    /* OTHER WAYS */

    function test_EnforcedPledgeIsAStep() public {
        startAccepted();
        vm.prank(acme.maker);
        instruments.pledge(lot, bank.id, AMOUNT, uint48(START), "agreement");
        vm.prank(bank.maker);
        instruments.enforce(lot, acme.maker, AMOUNT, "agreement");
        (uint176 history, ) = _history(lot);
        vm.assertEq(history, _next(beginning(lot), acme, bank, Mark.Enforced), "history");
    }

    function test_PartIsPledgedAlone() public {
        startAccepted();
        vm.startPrank(acme.maker);
        uint256 part = instruments.passPart(lot, 400_000, 600_000, acme.maker, 0);
        instruments.pledge(part, bank.id, 600_000, uint48(START), "agreement");
        vm.stopPrank();
        endorse(acme, basin, "");
        vm.assertEq(holds(basin, lot), 400_000, "the rest is free");
        expectError(abi.encodeWithSelector(ILiens.Liens_NotFree.selector, part, acme.maker, 0, 600_000));
        vm.prank(acme.maker);
        instruments.pledge(part, otherBank.id, 600_000, uint48(START), "second");
    }

    function test_OrderIsAStepForWhichNobodyAnswers() public {
        startAccepted();
        take(acme.maker, basin);
        (uint176 history, ) = _history(lot);
        vm.assertEq(history, _next(beginning(lot), acme, basin, Mark.Ordered), "history");
    }
}

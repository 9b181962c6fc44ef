// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BillTerms} from "../../../../contracts/instruments/bills/BillTerms.sol";
import {IERC7943MultiToken} from "../../../../contracts/ledger/IERC7943MultiToken.sol";
import {IHoldings} from "../../../../contracts/ledger/IHoldings.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {after_, beginning, Mark, NOT_TRANSFERABLE} from "../../../../contracts/ledger/LotWord.sol";
import {Instrument} from "../../../../contracts/ledger/Terms.sol";
import {IHolders} from "../../../../contracts/members/IHolders.sol";
import {IMembers} from "../../../../contracts/members/IMembers.sol";
import {CHECKER, MAKER} from "../../../../contracts/types/Duties.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice How a lot is divided and passed on in part.
contract BillsPartsTest is BillsBase {
    function _history(uint256 of_) private view returns (uint176 history, uint8 count) {
        return instruments.historyOf(of_);
    }

    function _next(uint176 before, Org memory from, Org memory to, Mark mark) private pure returns (uint176) {
        return after_(before, from.id, to.id, mark);
    }

    function test_LastPart() public {
        startAccepted();
        vm.expectEmit(address(instruments));
        emit IHoldings.LotDivided(lot, lot + 2 * 700_000, basin.maker, 300_000);
        uint256 part = endorsePart(acme, basin, lot, 700_000, 300_000);
        vm.assertEq(part, bills.lotIdOf(bill, 700_000), "id");
        vm.assertEq(holds(basin, part), 300_000, "the part");
        vm.assertEq(holds(acme, lot), 700_000, "the rest");
        _assertFaces(lot, 700_000, part, 300_000);
        (uint176 history, ) = _history(part);
        vm.assertEq(history, _next(beginning(lot), acme, basin, Mark.Endorsed), "history of the part");
        (, uint8 count) = _history(lot);
        vm.assertEq(count, 0, "none of the rest");
        Instrument memory i = instruments.instrumentOf(part);
        vm.assertTrue(i.root == lot && i.parent == lot && address(i.terms.cash) == address(yuan), "of the bill");
        vm.assertEq(address(instruments.cashOf(part)), address(yuan), "cash");
    }

    function test_FirstPartKeepsTheId() public {
        startAccepted();
        uint256 part = endorsePart(acme, basin, lot, 0, 300_000);
        uint256 rest = bills.lotIdOf(bill, 300_000);
        vm.assertEq(part, lot, "id");
        vm.assertEq(holds(basin, lot), 300_000, "the part");
        vm.assertEq(holds(acme, lot), 0, "nothing of it");
        vm.assertEq(holds(acme, rest), 700_000, "the rest");
        _assertFaces(lot, 300_000, rest, 700_000);
    }

    function test_PartInTheMiddleMakesThreeLots() public {
        startAccepted();
        uint256 part = endorsePart(acme, basin, lot, 200_000, 300_000);
        uint256 tail = bills.lotIdOf(bill, 500_000);
        vm.assertEq(holds(acme, lot), 200_000, "before it");
        vm.assertEq(holds(basin, part), 300_000, "it");
        vm.assertEq(holds(acme, tail), 500_000, "after it");
        uint256 second = endorsePart(basin, bank, part, 200_001, 1);
        vm.assertEq(holds(bank, second), 1, "of a part");
        vm.assertEq(holds(basin, bills.lotIdOf(bill, 200_002)), 299_998, "and what is after that");
    }

    function test_DividedForItself() public {
        startAccepted();
        vm.prank(acme.maker);
        uint256 part = instruments.passPart(lot, 400_000, 600_000, acme.maker, 0);
        vm.assertEq(holds(acme, part), 600_000, "acme's still");
        (, uint8 count) = _history(part);
        vm.assertEq(count, 0, "no step");
    }

    function test_PartEndorsedForATrade() public {
        startAccepted();
        vm.expectEmit(address(instruments));
        emit IHoldings.PassedFor(lot, acme.maker, basin.maker, 5, "invoice");
        vm.prank(acme.maker);
        instruments.passPart(lot, 0, 5, basin.maker, "invoice");
    }

    function test_PartEndorsedNotTransferable() public {
        startAccepted();
        vm.prank(acme.maker);
        instruments.passPart(lot, 0, 5, basin.maker, NOT_TRANSFERABLE);
        (uint176 history, ) = _history(lot);
        vm.assertEq(history, _next(beginning(lot), acme, basin, Mark.Limited), "history");
    }

    function testFuzz_PartsAreTheWhole(uint64 first, uint64 amount) public {
        startAccepted();
        first = first % AMOUNT;
        amount = 1 + (amount % (AMOUNT - first));
        vm.assume(amount != AMOUNT);
        uint256 part = endorsePart(acme, basin, lot, first, amount);
        uint256 tail = bills.lotIdOf(bill, first + amount);
        vm.assertEq(holds(basin, part), amount, "the part");
        uint256 head = first == 0 ? 0 : holds(acme, lot);
        vm.assertEq(head, first, "before it");
        uint256 end = first + amount == AMOUNT ? 0 : holds(acme, tail);
        vm.assertEq(head + amount + end, AMOUNT, "the whole");
    }

    function test_RevertWhen_PartGoesBeyondTheLot() public {
        startAccepted();
        endorsePart(acme, basin, lot, 400_000, 600_000);
        uint64[2][6] memory parts = [
            [uint64(399_999), 2],
            [uint64(400_000), 1],
            [uint64(0), 0],
            [uint64(0), 400_000],
            [uint64(0), 400_001],
            [type(uint64).max, 1]
        ];
        for (uint256 i = 0; i < parts.length; i++) {
            expectError(abi.encodeWithSelector(IHoldings.Holdings_PartInvalid.selector, lot, 0, 400_000));
            endorsePart(acme, basin, lot, parts[i][0], parts[i][1]);
        }
        uint256 part = bills.lotIdOf(bill, 400_000);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_PartInvalid.selector, part, 400_000, 600_000));
        endorsePart(basin, acme, part, 399_999, 2);
    }

    /// @dev A bill whose smallest part is the whole is not divided, and is endorsed as one.
    function test_RevertWhen_AnIndivisibleBillIsDivided() public {
        BillTerms memory t = soundTerms();
        t.least = uint32(AMOUNT);
        useTerms(t);
        startAccepted();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_PartTooSmall.selector, lot, 1, AMOUNT));
        endorsePart(acme, basin, lot, 0, AMOUNT - 1);
        endorse(acme, basin);
        vm.assertEq(holds(basin, lot), AMOUNT, "as one");
    }

    function test_RevertWhen_PartOfALotOfAnother() public {
        startAccepted();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_BalanceInsufficient.selector, lot, basin.maker, 0, 5));
        endorsePart(basin, bank, lot, 0, 5);
    }

    function test_RevertWhen_PartOfAPledgedLot() public {
        startAccepted();
        vm.prank(acme.maker);
        instruments.pledge(lot, bank.id, AMOUNT, uint48(START), "agreement");
        expectError(
            abi.encodeWithSelector(
                IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance.selector,
                acme.maker,
                lot,
                AMOUNT,
                0
            )
        );
        endorsePart(acme, basin, lot, 0, 5);
    }

    function test_RevertWhen_ThereAreTooManyLots() public {
        startAccepted();
        for (uint256 i = 1; i < 500; i++) endorsePart(acme, basin, lot, AMOUNT - i, 1);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_TooManyLots.selector, lot, 0, 1));
        endorsePart(acme, basin, lot, 0, 1);
    }

    /// @dev A part shares the lots that there may be as it shares the units: basin's tenth is in a tenth of the lots at most, and acme has the rest.
    function test_AHolderUsesUpNoLotsOfOthers() public {
        startAccepted();
        uint256 part = endorsePart(acme, basin, lot, 900_000, 100_000);
        for (uint256 i = 1; i < 50; i++) endorsePart(basin, bank, part, AMOUNT - i, 1); // 498 / 10
        expectError(abi.encodeWithSelector(IHoldings.Holdings_TooManyLots.selector, part, 0, 1));
        endorsePart(basin, bank, part, 900_000, 1);
        for (uint256 i = 1; i < 450; i++) endorsePart(acme, bank, lot, 900_000 - i, 1); // 498 - 49
        expectError(abi.encodeWithSelector(IHoldings.Holdings_TooManyLots.selector, lot, 0, 1));
        endorsePart(acme, bank, lot, 0, 1);
    }

    function test_AHolderOfFewUnitsCannotDivideThem() public {
        startAccepted();
        uint256 part = endorsePart(acme, basin, lot, 999_500, 500);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_TooManyLots.selector, part, 0, 2));
        endorsePart(basin, bank, part, 999_600, 5);
    }

    function test_RevertWhen_LotsKeepNoHistory() public {
        uint256 other = instruments.idOf(address(bills), "none");
        expectError(abi.encodeWithSelector(IHoldings.Holdings_UnknownInstrument.selector, other));
        endorsePart(acme, basin, other, 0, 1);
    }

    function test_RevertWhen_DividedByAChecker() public {
        startAccepted();
        vm.prank(acme.maker);
        instruments.safeTransferFrom(acme.maker, acme.checker, lot, AMOUNT, "");
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.checker, CHECKER, MAKER));
        vm.prank(acme.checker);
        instruments.passPart(lot, 0, 1, acme.checker, 0);
    }

    /// @dev Under dual control one person divides, and passes nothing on.
    function test_RevertWhen_OneOfTwoPassesAPart() public {
        startAccepted();
        setDualControl(acme.id);
        vm.prank(acme.maker);
        uint256 part = instruments.passPart(lot, 0, 5, acme.maker, 0);
        expectError(abi.encodeWithSelector(IHolders.Holders_TwoHandsNeeded.selector, acme.id, acme.maker));
        endorsePart(acme, basin, part, 0, 1);
    }

    function test_RevertWhen_PartsAreLimitedByAnother() public {
        startAccepted();
        expectError(abi.encodeWithSelector(IObligations.Obligations_NotCase.selector, lot, address(this)));
        instruments.limitParts(lot, 5);
    }

    function _assertFaces(uint256 a, uint256 faceOfA, uint256 b, uint256 faceOfB) private view {
        vm.assertEq(instruments.obligationOf(a).face, faceOfA, "face");
        vm.assertEq(instruments.obligationOf(b).face, faceOfB, "other face");
    }
}

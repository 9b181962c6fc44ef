// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {after_, beginning, LotWord, lotWord, Mark} from "../../../contracts/ledger/LotWord.sol";
import {firstUnitOf, lotIdOf, rootOf} from "../../../contracts/ledger/InstrumentId.sol";
import {IObligations} from "../../../contracts/ledger/IObligations.sol";
import {Terms} from "../../../contracts/ledger/Terms.sol";
import {MAKER} from "../../../contracts/types/Duties.sol";
import {BILL} from "../../../contracts/types/InstrumentKind.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {LedgerBase} from "./LedgerBase.sol";
import {Receiver} from "./Receiver.sol";

/// @notice Lots that keep their history, for any case.
contract HistoriesTest is LedgerBase {
    uint256 private alike;

    function setUp() public override {
        super.setUp();
        alike = id;
        id = theCase.issue("titled", _terms(), acme.maker, 100);
    }

    function _terms() private view returns (Terms memory t) {
        t = lotTerms();
        t.kind = BILL;
    }

    function _part(uint256 first, uint256 amount, address to) private returns (uint256) {
        vm.prank(acme.maker);
        return ledger.passPart(id, first, amount, to, 0);
    }

    /* WORDS */

    function testFuzz_AWordKeepsItsFields(uint256 root, uint64 amount, uint64 other, uint16 lots) public pure {
        (amount, other, lots) = (amount >> 1, other >> 1, lots % 500);
        vm.assertEq(lotWord(root, amount).room(), 499, "room of what was issued");
        LotWord word = lotWord(root, amount).withFace(other, lots);
        vm.assertEq(word.face(), other, "face");
        vm.assertEq(word.room(), lots, "room");
        vm.assertEq(word.steps(), 0, "steps");
        vm.assertEq(word.history(), beginning(root), "history");
        vm.assertFalse(word.isNone(), "there is one");
    }

    function testFuzz_AStepTakesInTheOneBefore(uint256 root, uint32 from, uint32 to, uint8 mark) public pure {
        Mark how = Mark(mark % 5);
        LotWord word = lotWord(root, 7).withFace(7, 33).passed(OrgId.wrap(from), OrgId.wrap(to), how);
        vm.assertEq(word.room(), 33, "room");
        vm.assertEq(word.history(), after_(beginning(root), OrgId.wrap(from), OrgId.wrap(to), how), "history");
        vm.assertEq(word.steps(), 1, "steps");
        vm.assertEq(word.face(), 7, "face");
    }

    function testFuzz_AnIdSaysWhereALotBegins(uint256 lot, uint64 first) public pure {
        first = first >> 1;
        uint256 part = lotIdOf(lot, first);
        vm.assertEq(firstUnitOf(part), first, "first");
        vm.assertEq(rootOf(part), rootOf(lot), "root");
        vm.assertEq(part & 1, lot & 1, "lots or not");
    }

    /* ISSUE */

    function test_TheFirstLotBeginsWithUnitZero() public view {
        vm.assertEq(firstUnitOf(id), 0, "first");
        vm.assertEq(id, rootOf(ledger.idOf(address(theCase), "titled")) + 1, "id");
        (uint176 history, uint8 count) = ledger.historyOf(id);
        vm.assertEq(history, beginning(id), "history");
        vm.assertEq(count, 0, "steps");
        (history, count) = ledger.historyOf(alike);
        vm.assertEq(history, 0, "none of others");
    }

    function test_RevertWhen_UnitsAreAlike() public {
        Terms memory t = _terms();
        t.lots = false;
        expectError(abi.encodeWithSelector(IObligations.Obligations_TermsInvalid.selector, bytes32("lots")));
        theCase.issue("other", t, acme.maker, 1);
    }

    function test_RevertWhen_UnitsCannotBeNumbered() public {
        uint256 most = type(uint64).max >> 1;
        uint256 other = rootOf(ledger.idOf(address(theCase), "other")) + 1;
        Terms memory t = _terms();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountTooLarge.selector, other, most + 1, most));
        theCase.issue("other", t, acme.maker, most + 1);
    }

    /* PARTS */

    function test_AReceiverIsAsked() public {
        Receiver receiver = new Receiver();
        vm.prank(basin.admin);
        members.enrol(address(receiver), MAKER, 0, bytes20(0));
        uint256 part = _part(40, 60, address(receiver));
        vm.assertEq(
            receiver.question(),
            keccak256(abi.encode(acme.maker, acme.maker, part, uint256(60), bytes(""))),
            "asked"
        );
    }

    function test_APartIsPaidAlone() public {
        uint256 part = _part(40, 60, basin.maker);
        id = part;
        pay(60);
        close();
        ledger.redeem(part, basin.maker);
        vm.assertEq(cash.balanceOf(basin.maker), 60, "cash");
    }

    /// @dev The whole is paid before the close: that of this lot alone has come.
    function test_APartThatIsPaidIsClosedAlone() public {
        uint256 part = _part(40, 60, basin.maker);
        uint256 first = id;
        id = part;
        pay(60);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, part, START));
        vm.prank(basin.maker);
        ledger.safeTransferFrom(basin.maker, bank.maker, part, 60, "");
        vm.prank(acme.maker);
        ledger.safeTransferFrom(acme.maker, bank.maker, first, 40, "");
    }

    function test_RevertWhen_UnitsKeepNoHistory() public {
        id = alike;
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NoHistory.selector, alike));
        _part(0, 1, basin.maker);
    }

    function test_RevertWhen_PartsAreLimitedTooLate() public {
        _part(40, 60, basin.maker);
        expectError(abi.encodeWithSelector(IObligations.Obligations_Divided.selector, id));
        theCase.limitParts(id, 5);
    }

    function test_RevertWhen_PartsOfOthersAreLimited() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NoHistory.selector, alike));
        theCase.limitParts(alike, 5);
    }

    function test_RevertWhen_WrittenDown() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_KeepsHistory.selector, id));
        theCase.writeDown(id, acme.maker, 1);
    }

    function test_MovedByRuleIsNoStep() public {
        theCase.moveByRule(id, acme.maker, basin.maker, 100);
        (, uint8 count) = ledger.historyOf(id);
        vm.assertEq(count, 0, "steps");
    }
}

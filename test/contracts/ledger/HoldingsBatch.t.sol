// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC7943MultiToken} from "../../../contracts/ledger/IERC7943MultiToken.sol";
import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {IMembers} from "../../../contracts/members/IMembers.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// @notice Several ledger at once, many receivers at once, and what ERC-1155 says beside.
contract HoldingsBatchTest is LedgerBase {
    uint256 private other;

    function setUp() public override {
        super.setUp();
        other = theCase.issue("other", terms(), acme.maker, 100);
    }

    function two(uint256 a, uint256 b) private pure returns (uint256[] memory list) {
        list = new uint256[](2);
        (list[0], list[1]) = (a, b);
    }

    function both(address a, address b) private pure returns (address[] memory list) {
        list = new address[](2);
        (list[0], list[1]) = (a, b);
    }

    function _batch(address to, uint256[] memory ids, uint256[] memory amounts) private {
        vm.prank(acme.maker);
        ledger.safeBatchTransferFrom(acme.maker, to, ids, amounts, "");
    }

    function _many(address[] memory to, uint256[] memory amounts) private {
        vm.prank(acme.maker);
        ledger.passToMany(id, to, amounts, 0);
    }

    /* BATCHES */

    function test_Batch() public {
        vm.expectEmit(address(ledger));
        emit IERC1155.TransferBatch(acme.maker, acme.maker, basin.maker, two(id, other), two(7, 8));
        _batch(basin.maker, two(id, other), two(7, 8));
        uint256[] memory balances = ledger.balanceOfBatch(both(basin.maker, basin.maker), two(id, other));
        vm.assertEq(balances[0], 7, "of the first");
        vm.assertEq(balances[1], 8, "of the other");
    }

    /// @dev For each instrument, so that it is found by what it was for.
    function test_ABatchForADocumentTellsItOfEach() public {
        bytes32 document = keccak256("invoice");
        for (uint256 i = 0; i < 2; i++) {
            vm.expectEmit(address(ledger));
            emit IHoldings.PassedFor(i == 0 ? id : other, acme.maker, basin.maker, 7 + i, document);
        }
        vm.prank(acme.maker);
        ledger.safeBatchTransferFrom(acme.maker, basin.maker, two(id, other), two(7, 8), abi.encode(document));
    }

    function test_BatchOfOneInstrumentTwice() public {
        _batch(basin.maker, two(id, id), two(7, 8));
        assertHolds(basin.maker, 15, "both");
    }

    function test_BatchToOneself() public {
        _batch(acme.maker, two(id, id), two(FACE, FACE));
        assertHolds(acme.maker, FACE, "what was there");
    }

    function test_RevertWhen_BatchListsDiffer() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_LengthsDiffer.selector, 2, 1));
        _batch(basin.maker, two(id, other), new uint256[](1));
    }

    function test_RevertWhen_BatchIsEmpty() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NothingToMove.selector));
        _batch(address(0), new uint256[](0), new uint256[](0));
    }

    function test_RevertWhen_OneOfABatchIsTooMuch() public {
        expectError(
            abi.encodeWithSelector(IHoldings.Holdings_BalanceInsufficient.selector, other, acme.maker, 100, 101)
        );
        _batch(basin.maker, two(id, other), two(7, 101));
    }

    function test_RevertWhen_OneOfABatchIsTooMuchTogether() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_BalanceInsufficient.selector, id, acme.maker, 1, 2));
        _batch(basin.maker, two(id, id), two(FACE - 1, 2));
    }

    function test_RevertWhen_BatchByNoOperator() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NotOperator.selector, address(this), acme.maker));
        ledger.safeBatchTransferFrom(acme.maker, basin.maker, two(id, other), two(7, 8), "");
    }

    function test_RevertWhen_OneOfABatchIsClosed() public {
        close();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, id, CLOSES));
        _batch(basin.maker, two(id, other), two(7, 8));
    }

    /* MANY RECEIVERS */

    function test_PassToMany() public {
        vm.expectEmit(address(ledger));
        emit IERC1155.TransferSingle(acme.maker, acme.maker, basin.maker, id, 7);
        vm.expectEmit(address(ledger));
        emit IERC1155.TransferSingle(acme.maker, acme.maker, bank.maker, id, 8);
        _many(both(basin.maker, bank.maker), two(7, 8));
        assertHolds(basin.maker, 7, "the first");
        assertHolds(bank.maker, 8, "the second");
        assertHolds(acme.maker, FACE - 15, "what is left");
    }

    function test_PassToManyOfWhomOneIsTheGiver() public {
        _many(both(acme.maker, basin.maker), two(FACE - 1, 1));
        assertHolds(acme.maker, FACE - 1, "what came back");
        assertHolds(basin.maker, 1, "what came");
    }

    function test_PassToManyOfWhomTwoAreOne() public {
        _many(both(basin.maker, basin.maker), two(FACE - 1, 1));
        assertHolds(basin.maker, FACE, "both");
    }

    function test_RevertWhen_PassToManyTogetherTooMuch() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_BalanceInsufficient.selector, id, acme.maker, 1, 2));
        _many(both(basin.maker, bank.maker), two(FACE - 1, 2));
    }

    function test_RevertWhen_PassToManyWouldOverflow() public {
        expectError(
            abi.encodeWithSelector(
                IHoldings.Holdings_BalanceInsufficient.selector,
                id,
                acme.maker,
                FACE - 1,
                type(uint256).max
            )
        );
        _many(both(basin.maker, bank.maker), two(1, type(uint256).max));
    }

    function test_RevertWhen_PassToManyOfPledged() public {
        pledge(FACE - 10);
        expectError(
            abi.encodeWithSelector(IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance.selector, acme.maker, id, 6, 5)
        );
        _many(both(basin.maker, bank.maker), two(5, 6));
    }

    function test_RevertWhen_PassToManyOfWhomOneGetsNothing() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountZero.selector, id));
        _many(both(basin.maker, bank.maker), two(7, 0));
    }

    function test_RevertWhen_PassToManyOfWhomOneIsNobody() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        _many(both(basin.maker, OUTSIDER), two(7, 8));
    }

    function test_RevertWhen_PassToNobody() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NothingToMove.selector));
        _many(new address[](0), new uint256[](0));
    }

    function test_RevertWhen_PassToManyByAnOutsider() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        ledger.passToMany(id, both(basin.maker, bank.maker), two(7, 8), 0);
    }

    function test_RevertWhen_PassToManyClosed() public {
        close();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, id, CLOSES));
        _many(both(basin.maker, bank.maker), two(7, 8));
    }

    /* OPERATORS, READING */

    function test_ApprovalIsRecorded() public {
        vm.expectEmit(address(ledger));
        emit IERC1155.ApprovalForAll(acme.maker, OUTSIDER, true);
        vm.prank(acme.maker);
        ledger.setApprovalForAll(OUTSIDER, true);
        vm.assertTrue(ledger.isApprovedForAll(acme.maker, OUTSIDER), "approved");
        vm.prank(acme.maker);
        ledger.setApprovalForAll(OUTSIDER, false);
        vm.assertFalse(ledger.isApprovedForAll(acme.maker, OUTSIDER), "no more");
    }

    function test_RevertWhen_BalancesOfListsThatDiffer() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_LengthsDiffer.selector, 2, 1));
        ledger.balanceOfBatch(both(basin.maker, basin.maker), new uint256[](1));
    }

    function test_SupportsInterface() public view {
        vm.assertTrue(ledger.supportsInterface(0x01ffc9a7), "ERC-165");
        vm.assertTrue(ledger.supportsInterface(0xd9b67a26), "ERC-1155");
        vm.assertTrue(ledger.supportsInterface(0x41c4fbad), "ERC-7943");
        vm.assertFalse(ledger.supportsInterface(0xffffffff), "no interface");
        vm.assertFalse(ledger.supportsInterface(0x0e89341c), "no metadata");
        vm.assertTrue(type(IERC165).interfaceId == 0x01ffc9a7, "derived");
    }
}

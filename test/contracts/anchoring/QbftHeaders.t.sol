// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";
import {QbftBase} from "./QbftBase.sol";
import {HeaderPlan, QbftHeaderImage} from "./QbftHeaderImage.sol";
import {IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";

/// @notice What is a header, and what is none, whoever sealed it.
contract QbftHeadersTest is QbftBase {
    using QbftHeaderImage for HeaderPlan;

    ClientId private _client;
    address[] private _validators;

    function setUp() public override {
        super.setUp();
        _validators = validatorsOf(4);
        _client = create(1, _validators);
    }

    function plan() private view returns (HeaderPlan memory) {
        return planOf(2, _validators);
    }

    /// @dev Sealed by all, so that nothing but the header itself is wrong.
    function expectRefused(bytes memory header, bytes memory reason) private {
        bytes memory seals = sealsOf(header, _validators, 4);
        vm.expectRevert(reason);
        qbft.update(_client, header, seals);
        assertUnknown(_client, 2);
    }

    function headerInvalid(uint256 item) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IQbftClient.QbftClient_HeaderInvalid.selector, item);
    }

    function extraInvalid(uint256 item) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IQbftClient.QbftClient_ExtraDataInvalid.selector, item);
    }

    function notRlp(uint256 offset) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IQbftClient.QbftClient_NotRlp.selector, offset);
    }

    /* WHAT IS TAKEN */

    function testFuzz_EveryForkAndRound(uint256 items, uint32 round, uint64 number, bytes32 stateRoot) public {
        HeaderPlan memory made = plan();
        made.items = _bound(items, 15, 24);
        made.round = round;
        made.number = uint64(_bound(number, 2, type(uint64).max));
        made.time = uint48(START);
        made.stateRoot = stateRoot;
        bring(_client, made);
        assertRecorded(_client, made);
    }

    /// @dev Each side of the lengths at which RLP's prefixes change.
    function test_RoundsOfEveryLength() public {
        uint32[8] memory rounds = [uint32(1), 127, 128, 255, 256, 65_535, 1 << 24, type(uint32).max];
        for (uint256 i = 0; i < rounds.length; i++) {
            HeaderPlan memory made = planOf(uint64(10 + i), _validators);
            made.round = rounds[i];
            bring(_client, made);
            assertRecorded(_client, made);
        }
    }

    function test_OneBlockInTwoRoundsIsOneHeader() public {
        HeaderPlan memory made = plan();
        bring(_client, made);
        made.round = 3;
        bring(_client, made);
        assertRecorded(_client, made);
    }

    function test_Votes() public {
        bytes[] memory vote = new bytes[](2);
        vote[0] = RLP.encode(OUTSIDER);
        bytes[2] memory kinds = [bytes(hex"81ff"), hex"80"];
        for (uint256 i = 0; i < kinds.length; i++) {
            vote[1] = kinds[i];
            HeaderPlan memory made = planOf(uint64(20 + i), _validators);
            made.vote = RLP.encode(vote);
            bring(_client, made);
            assertRecorded(_client, made);
        }
    }

    /* WHAT IS NOT */

    function test_RevertWhen_AnItemIsNotWhatQbftHasThere() public {
        for (uint256 item = 0; item < 15; item++) {
            bytes[] memory items = plan().itemsOf();
            // One byte, and not the one that the difficulty has. For numbers it is one.
            items[item] = item >= 8 && item <= 11 ? bytes(hex"00") : bytes(hex"05");
            expectRefused(RLP.encode(items), headerInvalid(item));
        }
    }

    function test_RevertWhen_AConstantDiffers() public {
        uint256[3] memory hashes = [uint256(1), 13, 14];
        for (uint256 i = 0; i < hashes.length; i++) {
            bytes[] memory items = plan().itemsOf();
            items[hashes[i]][8] ^= 0x01;
            expectRefused(RLP.encode(items), headerInvalid(hashes[i]));
        }
    }

    function test_RevertWhen_TheProposerIsNoValidator() public {
        bytes[] memory items = plan().itemsOf();
        items[2] = RLP.encode(OUTSIDER);
        expectRefused(RLP.encode(items), headerInvalid(2));
    }

    function test_RevertWhen_ANumberHasALeadingZeroOrIsTooLong() public {
        for (uint256 item = 8; item <= 11; item++) {
            bytes[] memory items = plan().itemsOf();
            items[item] = hex"820001";
            expectRefused(RLP.encode(items), headerInvalid(item));
            items[item] = hex"8105";
            expectRefused(RLP.encode(items), headerInvalid(item));
            items[item] = item == 11 ? bytes(hex"8701020304050607") : bytes(hex"89010203040506070809");
            expectRefused(RLP.encode(items), headerInvalid(item));
        }
    }

    function testFuzz_RevertWhen_AnItemIsMissing(uint256 count) public {
        bytes[] memory items = plan().itemsOf();
        count = _bound(count, 0, 14);
        assembly ("memory-safe") {
            mstore(items, count)
        }
        bytes memory header = RLP.encode(items);
        bytes memory seals = sealsOf(header, _validators, 4);
        vm.expectRevert();
        qbft.update(_client, header, seals);
    }

    function test_RevertWhen_ALaterItemIsAListOrCutShort() public {
        bytes[] memory items = plan().itemsOf();
        items[16] = hex"c0";
        expectRefused(RLP.encode(items), headerInvalid(16));
        items = plan().itemsOf();
        items[19] = hex"a0";
        bytes memory header = RLP.encode(items);
        expectRefused(header, notRlp(header.length - 1));
        items[19] = hex"8105";
        header = RLP.encode(items);
        expectRefused(header, notRlp(header.length - 2));
    }

    function testFuzz_RevertWhen_BytesAreCutOrAdded(uint256 length, bytes calldata more) public {
        bytes memory header = plan().encode();
        expectRefused(bytes.concat(header, hex"00", more), notRlp(0));
        length = _bound(length, 0, header.length - 1);
        assembly ("memory-safe") {
            mstore(header, length)
        }
        expectRefused(header, notRlp(0));
    }

    function test_RevertWhen_TheListHasALongerPrefixThanItNeeds() public {
        bytes memory header = plan().encode();
        bytes memory body = new bytes(header.length - 3);
        for (uint256 i = 0; i < body.length; i++) body[i] = header[i + 3];
        expectRefused(abi.encodePacked(hex"fa00", uint16(body.length), body), notRlp(0));
        expectRefused(abi.encodePacked(hex"f8", uint8(55), body), notRlp(0));
    }

    /* EXTRA DATA */

    function test_RevertWhen_ExtraDataIsOfAnotherShape() public {
        bytes[5] memory wrong = [bytes(hex"05"), hex"c0", hex"80", hex"c0", hex"80"];
        for (uint256 item = 0; item < wrong.length; item++) {
            bytes[] memory items = plan().extraItemsOf();
            items[item] = wrong[item];
            expectRefused(plan().encodeWithExtra(items), extraInvalid(item));
        }
    }

    function test_RevertWhen_TheVoteIsOfAnotherShape() public {
        bytes[5] memory wrong = [bytes(hex"c105"), hex"c180", hex"c28080", hex"05", hex"c1c0"];
        for (uint256 i = 0; i < wrong.length; i++) {
            bytes[] memory items = plan().extraItemsOf();
            items[2] = wrong[i];
            expectRefused(plan().encodeWithExtra(items), extraInvalid(2));
        }
        bytes[] memory vote = new bytes[](3);
        (vote[0], vote[1], vote[2]) = (RLP.encode(OUTSIDER), hex"80", hex"80");
        bytes[] memory extra = plan().extraItemsOf();
        extra[2] = RLP.encode(vote);
        expectRefused(plan().encodeWithExtra(extra), extraInvalid(2));
        (vote[1], vote[2]) = (hex"82ffff", "");
        extra[2] = RLP.encode(vote);
        expectRefused(plan().encodeWithExtra(extra), extraInvalid(2));
    }

    function test_RevertWhen_TheRoundHasALeadingZeroOrFiveBytes() public {
        bytes[3] memory wrong = [bytes(hex"00"), hex"820001", hex"850102030405"];
        for (uint256 i = 0; i < wrong.length; i++) {
            bytes[] memory items = plan().extraItemsOf();
            items[3] = wrong[i];
            expectRefused(plan().encodeWithExtra(items), extraInvalid(3));
        }
    }

    function test_RevertWhen_SealsAreInTheHeader() public {
        bytes[] memory items = plan().extraItemsOf();
        bytes[] memory inner = new bytes[](1);
        inner[0] = RLP.encode(sealOf(_validators[0], keccak256(plan().encode())));
        items[4] = RLP.encode(inner);
        expectRefused(plan().encodeWithExtra(items), extraInvalid(4));
    }

    function test_RevertWhen_ExtraDataIsLongerOrShorter() public {
        bytes[] memory items = plan().itemsOf();
        items[12] = RLP.encode(bytes.concat(plan().extraDataOf(), hex"80"));
        expectRefused(RLP.encode(items), headerInvalid(12));
        items[12] = plan().extraDataOf();
        expectRefused(RLP.encode(items), headerInvalid(12));
    }

    function test_RevertWhen_NoValidatorsAreListed() public {
        bytes[] memory items = plan().extraItemsOf();
        items[1] = hex"c0";
        expectRefused(plan().encodeWithExtra(items), extraInvalid(1));
    }

    function test_RevertWhen_AListedValidatorIsNoAddress() public {
        bytes memory list = plan().extraItemsOf()[1];
        list[2] = 0x93;
        bytes[] memory items = plan().extraItemsOf();
        items[1] = list;
        expectRefused(plan().encodeWithExtra(items), extraInvalid(1));
    }

    function test_RevertWhen_ValidatorsAreNotInOrder() public {
        HeaderPlan memory made = plan();
        address[] memory list = new address[](4);
        (list[0], list[1], list[2], list[3]) = (_validators[1], _validators[0], _validators[2], _validators[3]);
        made.validators = list;
        expectRefused(made.encode(), abi.encodeWithSelector(IQbftClient.QbftClient_ValidatorsNotSorted.selector, 1));
        list[1] = list[0];
        made.validators = list;
        expectRefused(made.encode(), abi.encodeWithSelector(IQbftClient.QbftClient_ValidatorsNotSorted.selector, 1));
    }
}

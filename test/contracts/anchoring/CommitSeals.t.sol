// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {QbftBase} from "./QbftBase.sol";
import {HeaderPlan, QbftHeaderImage} from "./QbftHeaderImage.sol";
import {IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";

/// @notice Whose seals count, and how many are enough.
contract CommitSealsTest is QbftBase {
    using QbftHeaderImage for HeaderPlan;

    uint256 private constant MOST = 31;

    /// @dev Accepted exactly when the seals reach the quorum, whichever validators they are of.
    function testFuzz_AcceptedExactlyWhenAQuorumSealed(uint256 count, uint256 mask, uint256 drop, uint32 round) public {
        count = _bound(count, 1, MOST);
        address[] memory validators = validatorsOf(count);
        ClientId client = create(1, validators);
        HeaderPlan memory plan = planOf(2, validators);
        plan.round = round;
        bytes memory header = plan.encode();

        // All but as many as `drop` says, and those that happen to be gone already: about the quorum as often above as below.
        mask = ((1 << count) - 1) & ~((1 << (drop % (count / 3 + 2))) - 1) & (mask | (mask >> 128) | (mask >> 64));
        uint256 sealed_ = 0;
        for (uint256 i = 0; i < count; i++) sealed_ += (mask >> i) & 1;
        bytes memory seals = sealsBy(header, validators, mask);
        uint256 quorum = quorumOf(count);
        if (sealed_ < quorum) expectQuorumMissing(sealed_, quorum);
        qbft.update(client, header, seals);
        if (sealed_ < quorum) assertUnknown(client, 2);
        else assertRecorded(client, plan);
    }

    /// @dev Each number of validators, with one seal too few and with just enough.
    function test_TheQuorumOfEveryNumberOfValidators() public {
        for (uint256 count = 1; count <= MOST; count++) {
            address[] memory validators = validatorsOf(count);
            ClientId client = create(uint64(count), validators);
            HeaderPlan memory plan = planOf(100, validators);
            bytes memory header = plan.encode();
            uint256 quorum = (2 * count) % 3 == 0 ? (2 * count) / 3 : (2 * count) / 3 + 1;
            bytes memory few = sealsOf(header, validators, quorum - 1);
            expectQuorumMissing(quorum - 1, quorum);
            qbft.update(client, header, few);
            qbft.update(client, header, sealsOf(header, validators, quorum));
            assertRecorded(client, plan);
        }
    }

    function expectQuorumMissing(uint256 count, uint256 quorum) private {
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_QuorumMissing.selector, count, quorum));
    }

    /* FOUR VALIDATORS */

    function given() private returns (ClientId client, bytes memory header, address[] memory validators) {
        validators = validatorsOf(4);
        client = create(1, validators);
        header = planOf(2, validators).encode();
    }

    function expectForeign(uint256 seal, address signer) private {
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_SealForeign.selector, seal, signer));
    }

    function expectMalformed(uint256 seal) private {
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_SealMalformed.selector, seal));
    }

    function test_RevertWhen_OneSealedTwice() public {
        (ClientId client, bytes memory header, address[] memory validators) = given();
        bytes memory one = sealOf(validators[0], keccak256(header));
        bytes memory seals = bytes.concat(one, one, sealOf(validators[1], keccak256(header)));
        expectForeign(1, validators[0]);
        qbft.update(client, header, seals);
    }

    function test_RevertWhen_SealsAreNotInTheOrderOfTheirSigners() public {
        (ClientId client, bytes memory header, address[] memory validators) = given();
        (validators[0], validators[1]) = (validators[1], validators[0]);
        bytes memory seals = sealsOf(header, validators, 4);
        expectForeign(1, validators[1]);
        qbft.update(client, header, seals);
    }

    function test_RevertWhen_OneMoreThanTheQuorumIsForeign() public {
        (ClientId client, bytes memory header, address[] memory validators) = given();
        address stranger = validatorsFrom(50, 1)[0];
        bytes memory seals = bytes.concat(sealsOf(header, validators, 3), sealOf(stranger, keccak256(header)));
        expectForeign(3, stranger);
        qbft.update(client, header, seals);
    }

    function test_RevertWhen_SealsAreOverAnotherHeaderOrRound() public {
        (ClientId client, bytes memory header, address[] memory validators) = given();
        HeaderPlan memory other = planOf(2, validators);
        other.round = 1;
        bytes memory seals = sealsOf(other.encode(), validators, 4);
        vm.expectPartialRevert(IQbftClient.QbftClient_SealForeign.selector);
        qbft.update(client, header, seals);
        (other.round, other.stateRoot) = (0, "another state");
        seals = sealsOf(other.encode(), validators, 4);
        vm.expectPartialRevert(IQbftClient.QbftClient_SealForeign.selector);
        qbft.update(client, header, seals);
    }

    function testFuzz_RevertWhen_ASealIsInItsOtherForm(uint256 seal) public {
        (ClientId client, bytes memory header, address[] memory validators) = given();
        seal = _bound(seal, 0, 3);
        bytes memory seals;
        for (uint256 i = 0; i < 4; i++) {
            (uint8 v, bytes32 r, bytes32 s) = vm.sign(_keys[validators[i]], keccak256(header));
            if (i == seal) (v, s) = (v ^ 7, bytes32(SECP256K1_N - uint256(s))); // 27 and 28 change places
            seals = bytes.concat(seals, abi.encodePacked(r, s, v - 27));
        }
        expectMalformed(seal);
        qbft.update(client, header, seals);
    }

    function testFuzz_RevertWhen_VIsNeitherZeroNorOne(uint8 v) public {
        vm.assume(v > 1);
        (ClientId client, bytes memory header, address[] memory validators) = given();
        bytes memory seals = sealsOf(header, validators, 3);
        seals[64] = bytes1(v);
        expectMalformed(0);
        qbft.update(client, header, seals);
    }

    function test_RevertWhen_ASealIsNoSignature() public {
        (ClientId client, bytes memory header, address[] memory validators) = given();
        bytes memory seals = bytes.concat(new bytes(65), sealsOf(header, validators, 3));
        expectMalformed(0);
        qbft.update(client, header, seals);
        seals = bytes.concat(bytes32(type(uint256).max), bytes32(uint256(1)), hex"00", sealsOf(header, validators, 3));
        expectMalformed(0);
        qbft.update(client, header, seals);
    }

    function testFuzz_RevertWhen_SealsHaveAnotherLength(uint256 length) public {
        (ClientId client, bytes memory header, address[] memory validators) = given();
        bytes memory seals = sealsOf(header, validators, 4);
        length = _bound(length, 1, 259);
        vm.assume(length % 65 != 0);
        assembly ("memory-safe") {
            mstore(seals, length)
        }
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_SealsLengthInvalid.selector, length));
        qbft.update(client, header, seals);
    }

    function test_RevertWhen_NobodySealed() public {
        (ClientId client, bytes memory header, ) = given();
        expectQuorumMissing(0, 3);
        qbft.update(client, header, "");
    }

    /// @dev The validators of another chain seal their own headers.
    function test_RevertWhen_TheHeaderIsAnotherChains() public {
        (ClientId client, , ) = given();
        HeaderPlan memory other = planOf(2, validatorsFrom(100, 4));
        bytes memory header = other.encode();
        bytes memory seals = sealsOf(header, other.validators, 4);
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_TrustedQuorumMissing.selector, 0, 3));
        qbft.update(client, header, seals);
    }
}

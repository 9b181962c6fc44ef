// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {QbftBase} from "./QbftBase.sol";
import {HeaderPlan, QbftHeaderImage} from "./QbftHeaderImage.sol";
import {ClientStatus, IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";

/// @notice Validators change, and who was one proves nothing any more.
contract QbftValidatorsTest is QbftBase {
    using QbftHeaderImage for HeaderPlan;

    /// @dev `left` leave, `came` come; `mask` of those that the header lists seal it. Followed exactly when both quorums did.
    function testFuzz_FollowedExactlyWhenBothQuorumsSealed(
        uint256 count,
        uint256 left,
        uint256 came,
        uint256 mask
    ) public {
        count = _bound(count, 1, 16);
        left = _bound(left, 0, count - 1);
        came = _bound(came, left == 0 ? 1 : 0, 5);
        address[] memory before = validatorsOf(count);
        ClientId client = create(1, before);
        address[] memory listed = validatorsFrom(left, count - left + came);
        HeaderPlan memory plan = planOf(2, listed);
        bytes memory header = plan.encode();
        mask = (mask | (mask >> 128) | (mask >> 64)) & ((1 << listed.length) - 1);
        (uint256 sealed_, uint256 trusted) = (0, 0);
        for (uint256 i = 0; i < listed.length; i++) {
            if ((mask >> i) & 1 == 0) continue;
            sealed_++;
            for (uint256 j = 0; j < count; j++) if (before[j] == listed[i]) trusted++;
        }
        bytes memory seals = sealsBy(header, listed, mask);
        bool good = sealed_ >= quorumOf(listed.length) && trusted >= quorumOf(count);
        if (!good) vm.expectRevert();
        qbft.update(client, header, seals);
        vm.assertEq(
            abi.encode(qbft.validatorsOf(client)),
            abi.encode(good ? listed : before),
            "validators that are trusted"
        );
        if (good) assertRecorded(client, plan);
        else assertUnknown(client, 2);
    }

    /// @dev Of four validators the fourth leaves and a fifth comes.
    function changed() private returns (ClientId client, address[] memory before, address[] memory listed) {
        before = validatorsOf(4);
        client = create(1, before);
        listed = validatorsOf(5);
        HeaderPlan memory plan = planOf(2, listed);
        bytes memory header = plan.encode();
        bytes memory seals = sealsOf(header, listed, 5);
        vm.expectEmit(address(qbft));
        emit IQbftClient.ValidatorsChanged(client, 2, listed);
        qbft.update(client, header, seals);
    }

    function test_TheNewOnesAreTrustedFromThenOn() public {
        (ClientId client, , address[] memory listed) = changed();
        HeaderPlan memory plan = planOf(3, listed);
        bytes memory header = plan.encode();
        qbft.update(client, header, sealsOf(header, listed, 4));
        assertRecorded(client, plan);
    }

    function test_RevertWhen_AQuorumOfTheTrustedDoesNotSealTheChange() public {
        address[] memory before = validatorsOf(4);
        ClientId client = create(1, before);
        // Two of the four are left, and three that are new: the quorum of the header's own is four.
        address[] memory listed = validatorsFrom(2, 5);
        bytes memory header = planOf(2, listed).encode();
        bytes memory seals = sealsOf(header, listed, 5);
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_TrustedQuorumMissing.selector, 2, 3));
        qbft.update(client, header, seals);
    }

    /// @dev Three old validators, who were a quorum, seal headers of the old list: above, between, and at heights that are recorded. Nothing is taken, and nothing freezes.
    function test_RevertWhen_OldValidatorsSealOldLists() public {
        (ClientId client, address[] memory before, address[] memory listed) = changed();
        bring(client, planOf(9, listed));
        bytes memory reason = abi.encodeWithSelector(IQbftClient.QbftClient_ValidatorsOutdated.selector, 5, 9);
        expectRefused(client, planOf(5, before), reason);
        // They are three of the four that have to seal: of five.
        reason = abi.encodeWithSelector(IQbftClient.QbftClient_TrustedQuorumMissing.selector, 3, 4);
        uint64[4] memory numbers = [1, 2, 9, uint64(10)];
        for (uint256 i = 0; i < numbers.length; i++) {
            HeaderPlan memory plan = planOf(numbers[i], before);
            plan.stateRoot = "another state";
            expectRefused(client, plan, reason);
        }
        vm.assertTrue(qbft.statusOf(client) == ClientStatus.Active, "and freeze nothing");
    }

    /// @dev A quorum of them sold its keys long ago, and seals the next header with a list of its own, even with all of its friends.
    function test_RevertWhen_ValidatorsOfLongAgoListTheirFriends() public {
        ClientId client = create(1, validatorsOf(4));
        for (uint64 number = 2; number <= 3; number++) {
            HeaderPlan memory next = planOf(number, validatorsFrom(number - 1, 4));
            bytes memory encoded = next.encode();
            qbft.update(client, encoded, sealsOf(encoded, next.validators, 4));
        }
        // One of these three is trusted still.
        HeaderPlan memory plan = planOf(4, validatorsFrom(0, 3));
        bytes memory header = plan.encode();
        bytes memory seals = sealsOf(header, plan.validators, 3);
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_TrustedQuorumMissing.selector, 1, 3));
        qbft.update(client, header, seals);
    }

    /// @dev Heights before the change, that no header of the old list can fill in, are filled in by nobody else's either.
    function test_TheListThatIsTrustedFillsInOlderHeights() public {
        (ClientId client, , address[] memory listed) = changed();
        bring(client, planOf(10, listed));
        HeaderPlan memory plan = planOf(5, listed);
        bring(client, plan);
        assertRecorded(client, plan);
    }
}

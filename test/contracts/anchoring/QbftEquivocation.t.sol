// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {QbftBase} from "./QbftBase.sol";
import {HeaderPlan, QbftHeaderImage} from "./QbftHeaderImage.sol";
import {ClientStatus, IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";

/// @notice Validators who sealed two headers of one height, of which one lists other validators than the other: a change that they forged or withheld.
contract QbftEquivocationTest is QbftBase {
    using QbftHeaderImage for HeaderPlan;

    ClientId private _client;
    address[] private _before;
    address[] private _listed;

    function setUp() public override {
        super.setUp();
        _before = validatorsOf(4);
        _listed = validatorsOf(5);
        _client = create(1, _before);
    }

    /// @dev A forged change comes first, and the header that the chain goes on with is brought after it; so also the other way round.
    function testFuzz_FreezesWhateverEitherLists(bool changeFirst) public {
        (HeaderPlan memory first, HeaderPlan memory second) = (planOf(2, _listed), planOf(2, _before));
        if (!changeFirst) (first, second) = (second, first);
        _bringBy(first, first.validators.length);
        _expectEquivocation(first, second);
        _bringBy(second, second.validators.length);
        vm.assertTrue(qbft.statusOf(_client) == ClientStatus.Frozen, "frozen");
        vm.assertEq(
            abi.encode(qbft.validatorsOf(_client)),
            abi.encode(first.validators),
            "the second's are not trusted"
        );
    }

    /// @dev Exactly those freeze by a list of their own who would have that list followed.
    function testFuzz_FreezesExactlyWhenBothQuorumsSealed(uint256 left, uint256 came, uint256 mask) public {
        left = _bound(left, 0, 3);
        came = _bound(came, left == 0 ? 1 : 0, 3);
        HeaderPlan memory other = planOf(1, validatorsFrom(left, 4 - left + came));
        bytes memory header = other.encode();
        mask &= (1 << other.validators.length) - 1;
        (uint256 sealed_, uint256 trusted) = (0, 0);
        for (uint256 i = 0; i < other.validators.length; i++) {
            if ((mask >> i) & 1 == 0) continue;
            sealed_++;
            for (uint256 j = 0; j < 4; j++) if (_before[j] == other.validators[i]) trusted++;
        }
        bool good = sealed_ >= quorumOf(other.validators.length) && trusted >= 3;
        bytes memory seals = sealsBy(header, other.validators, mask);
        if (!good) vm.expectRevert();
        qbft.update(_client, header, seals);
        vm.assertEq(qbft.clientOf(_client).frozen, good, "frozen");
        vm.assertEq(abi.encode(qbft.validatorsOf(_client)), abi.encode(_before), "nobody else is trusted");
    }

    /// @dev The list need not have been trusted ever, but it has to be one.
    function test_RevertWhen_TheOtherListIsNotSorted() public {
        HeaderPlan memory other = planOf(1, validatorsOf(5));
        (other.validators[0], other.validators[1]) = (other.validators[1], other.validators[0]);
        bytes memory header = other.encode();
        bytes memory seals = sealsOf(header, other.validators, 5);
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_ValidatorsNotSorted.selector, 1));
        qbft.update(_client, header, seals);
    }

    /// @dev One block sealed in two rounds is one header: that is no equivocation, though the bytes and the seals differ.
    function testFuzz_OneBlockInTwoRoundsFreezesNothing(uint32 round) public {
        HeaderPlan memory again = planOf(1, _before);
        again.round = round;
        bring(_client, again);
        vm.assertTrue(qbft.statusOf(_client) == ClientStatus.Active, "active");
    }

    /// @dev Another client of the same chain is another matter, and goes on.
    function test_FreezesItsOwnClientAlone() public {
        HeaderPlan memory plan = planOf(1, _before);
        bytes memory header = plan.encode();
        ClientId second = qbft.createClient(CHAIN, TRUST_PERIOD + 1, header, sealsOf(header, _before, 3));
        plan.stateRoot = "another state";
        bring(_client, plan);
        vm.assertTrue(qbft.statusOf(_client) == ClientStatus.Frozen, "frozen");
        vm.assertTrue(qbft.statusOf(second) == ClientStatus.Active, "active");
        assertRecorded(second, planOf(1, _before));
    }

    function _bringBy(HeaderPlan memory plan, uint256 signers) private {
        bytes memory header = plan.encode();
        qbft.update(_client, header, sealsOf(header, plan.validators, signers));
    }

    function _expectEquivocation(HeaderPlan memory first, HeaderPlan memory second) private {
        vm.expectEmit(address(qbft));
        emit IQbftClient.EquivocationProven(_client, first.number, bytes26(first.hashOf()), second.hashOf());
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {QbftBase} from "./QbftBase.sol";
import {HeaderPlan, QbftHeaderImage} from "./QbftHeaderImage.sol";
import {Client, ClientStatus, IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";

/// @notice The life of a client: creation, headers in any order, expiry, equivocation, and what the Council does.
contract QbftClientTest is QbftBase {
    using QbftHeaderImage for HeaderPlan;

    address[] private _validators;
    ClientId private _client;

    function setUp() public override {
        super.setUp();
        _validators = validatorsOf(4);
        _client = create(100, _validators);
    }

    function plan(uint64 number) private view returns (HeaderPlan memory) {
        return planOf(number, _validators);
    }

    function sealed_(HeaderPlan memory made) private view returns (bytes memory header, bytes memory seals) {
        header = made.encode();
        seals = sealsOf(header, made.validators, quorumOf(made.validators.length));
    }

    /* CREATING */

    function test_Create() public view {
        HeaderPlan memory made = plan(100);
        assertRecorded(_client, made);
        Client memory c = qbft.clientOf(_client);
        vm.assertEq(c.chainId, CHAIN, "chain");
        vm.assertEq(c.newestNumber, 100, "number");
        vm.assertEq(c.newestTime, made.time, "time");
        vm.assertEq(c.trustPeriod, TRUST_PERIOD, "trust period");
        vm.assertEq(abi.encode(qbft.validatorsOf(_client)), abi.encode(_validators), "validators");
        vm.assertEq(_client.raw(), qbft.clientIdOf(CHAIN, TRUST_PERIOD, made.hashOf()).raw(), "id");
        vm.assertTrue(qbft.statusOf(_client) == ClientStatus.Active, "active");
        vm.assertTrue(qbft.statusOf(ClientId.wrap("none")) == ClientStatus.None, "none");
    }

    function test_RevertWhen_NotTheCouncil() public {
        (bytes memory header, bytes memory seals) = sealed_(plan(200));
        bytes memory reason = abi.encodeWithSelector(IQbftClient.QbftClient_NotCouncil.selector, OUTSIDER);
        vm.startPrank(OUTSIDER);
        vm.expectRevert(reason);
        qbft.createClient(CHAIN, TRUST_PERIOD, header, seals);
        vm.expectRevert(reason);
        qbft.renewClient(_client, header, seals);
        vm.expectRevert(reason);
        qbft.freezeClient(_client);
        vm.stopPrank();
    }

    function test_RevertWhen_CreatedTwice() public {
        (bytes memory header, bytes memory seals) = sealed_(plan(100));
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_Exists.selector, _client));
        qbft.createClient(CHAIN, TRUST_PERIOD, header, seals);
    }

    function test_RevertWhen_TheChainIsNoneOrThisOne() public {
        (bytes memory header, bytes memory seals) = sealed_(plan(100));
        uint64[2] memory wrong = [0, uint64(block.chainid)];
        for (uint256 i = 0; i < wrong.length; i++) {
            vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_ChainIdInvalid.selector, wrong[i]));
            qbft.createClient(wrong[i], TRUST_PERIOD, header, seals);
        }
    }

    function test_RevertWhen_TheTrustPeriodIsTooShortOrLong() public {
        (bytes memory header, bytes memory seals) = sealed_(plan(100));
        uint32[2] memory wrong = [uint32(1 hours - 1), 365 days + 1];
        for (uint256 i = 0; i < wrong.length; i++) {
            bytes4 selector = IQbftClient.QbftClient_TrustPeriodInvalid.selector;
            vm.expectRevert(abi.encodeWithSelector(selector, wrong[i], 1 hours, 365 days));
            qbft.createClient(CHAIN, wrong[i], header, seals);
        }
    }

    function test_RevertWhen_TheFirstHeaderIsNotSealedOrNotSorted() public {
        HeaderPlan memory made = plan(200);
        bytes memory header = made.encode();
        bytes memory seals = sealsOf(header, _validators, 2);
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_QuorumMissing.selector, 2, 3));
        qbft.createClient(CHAIN, TRUST_PERIOD, header, seals);
        (made.validators[0], made.validators[1]) = (made.validators[1], made.validators[0]);
        header = made.encode();
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_ValidatorsNotSorted.selector, 1));
        qbft.createClient(CHAIN, TRUST_PERIOD, header, seals);
    }

    function test_RevertWhen_TheFirstHeaderIsOlderThanTheTrustPeriod() public {
        HeaderPlan memory made = plan(200);
        made.time = uint48(START - TRUST_PERIOD - 1);
        (bytes memory header, bytes memory seals) = sealed_(made);
        vm.expectRevert(timeInvalid(made, START - TRUST_PERIOD, made.time));
        qbft.createClient(CHAIN, TRUST_PERIOD, header, seals);
    }

    /* HEADERS */

    function test_HeadersAreSkippedAndFilledIn() public {
        uint64[4] memory numbers = [uint64(300), 101, 299, 99];
        for (uint256 i = 0; i < numbers.length; i++) bring(_client, plan(numbers[i]));
        for (uint256 i = 0; i < numbers.length; i++) assertRecorded(_client, plan(numbers[i]));
        vm.assertEq(qbft.clientOf(_client).newestNumber, 300, "newest");
        vm.assertEq(qbft.clientOf(_client).newestTime, plan(300).time, "newest time");
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_UnknownHeight.selector, _client, 200));
        qbft.stateAt(_client, 200);
    }

    function test_AnybodyBringsAHeader() public {
        (bytes memory header, bytes memory seals) = sealed_(plan(101));
        vm.prank(OUTSIDER);
        qbft.update(_client, header, seals);
        assertRecorded(_client, plan(101));
    }

    /// @dev Two relayers bring the same: the second changes nothing, and need not have seals.
    function test_AHeaderAgainIsPassedOver() public {
        bring(_client, plan(101));
        bytes memory before = abi.encode(qbft.clientOf(_client), qbft.headerAt(_client, 101));
        vm.warp(block.timestamp + 1 days);
        bytes memory header = plan(101).encode();
        vm.recordLogs();
        qbft.update(_client, header, "");
        vm.assertEq(vm.getRecordedLogs().length, 0, "no event");
        vm.assertEq(abi.encode(qbft.clientOf(_client), qbft.headerAt(_client, 101)), before, "nothing changed");
    }

    function test_RevertWhen_TheClientIsUnknown() public {
        ClientId none = ClientId.wrap("none");
        expectRefused(none, plan(101), abi.encodeWithSelector(IQbftClient.QbftClient_Unknown.selector, none));
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_Unknown.selector, none));
        qbft.stateAt(none, 1);
    }

    /* TIME */

    function timeInvalid(HeaderPlan memory made, uint256 earliest, uint256 latest) private pure returns (bytes memory) {
        bytes4 selector = IQbftClient.QbftClient_TimeInvalid.selector;
        return abi.encodeWithSelector(selector, made.number, made.time, earliest, latest);
    }

    function test_RevertWhen_TheTimeIsAheadOfThisChain() public {
        HeaderPlan memory made = plan(101);
        made.time = uint48(START + 61);
        expectRefused(_client, made, timeInvalid(made, plan(100).time, START + 60));
        made.time = uint48(START + 60);
        bring(_client, made);
    }

    function test_RevertWhen_TimeRunsBackwards() public {
        HeaderPlan memory made = plan(101);
        made.time = plan(100).time - 1;
        expectRefused(_client, made, timeInvalid(made, plan(100).time, START + 60));
        made = plan(99);
        made.time = plan(100).time + 1;
        expectRefused(_client, made, timeInvalid(made, START - TRUST_PERIOD, plan(100).time));
    }

    function test_RevertWhen_AnOlderHeaderIsBeyondTheTrustPeriod() public {
        HeaderPlan memory made = plan(99);
        made.time = uint48(START - TRUST_PERIOD - 1);
        expectRefused(_client, made, timeInvalid(made, START - TRUST_PERIOD, plan(100).time));
        made.time++;
        bring(_client, made);
    }

    function test_RevertWhen_TrustExpired() public {
        uint256 until = uint256(plan(100).time) + TRUST_PERIOD;
        vm.warp(until);
        vm.assertTrue(qbft.statusOf(_client) == ClientStatus.Active, "active to the last second");
        HeaderPlan memory made = plan(101);
        made.time = uint48(until);
        vm.warp(until + 1);
        vm.assertTrue(qbft.statusOf(_client) == ClientStatus.Expired, "expired");
        expectRefused(
            _client,
            made,
            abi.encodeWithSelector(IQbftClient.QbftClient_Expired.selector, _client, until, until + 1)
        );
        assertRecorded(_client, plan(100));
        vm.warp(until);
        bring(_client, made);
        vm.warp(until + TRUST_PERIOD);
        vm.assertTrue(qbft.statusOf(_client) == ClientStatus.Active, "a newer header prolongs trust");
    }

    function test_TheCouncilRevivesAnExpiredClient() public {
        vm.warp(START + 100 days);
        HeaderPlan memory made = plan(5000);
        made.time = uint48(block.timestamp);
        (bytes memory header, bytes memory seals) = sealed_(made);
        qbft.renewClient(_client, header, seals);
        assertRecorded(_client, made);
        vm.assertTrue(qbft.statusOf(_client) == ClientStatus.Active, "active");
        vm.assertEq(qbft.clientOf(_client).era, 1, "era");
        assertUnknown(_client, 100);
    }

    /* EQUIVOCATION */

    function test_TwoSealedHeadersOfOneHeightFreeze() public {
        HeaderPlan memory other = plan(100);
        other.stateRoot = "another state";
        other.time = uint48(START + 1 days); // whatever it says: it is sealed
        (bytes memory header, bytes memory seals) = sealed_(other);
        vm.expectEmit(address(qbft));
        emit IQbftClient.EquivocationProven(_client, 100, bytes26(plan(100).hashOf()), other.hashOf());
        vm.expectEmit(address(qbft));
        emit IQbftClient.ClientFrozen(_client, OUTSIDER);
        vm.prank(OUTSIDER);
        qbft.update(_client, header, seals);
        assertFrozen();
    }

    function test_RevertWhen_TheOtherHeaderIsNotSealedByAQuorum() public {
        HeaderPlan memory other = plan(100);
        other.stateRoot = "another state";
        bytes memory header = other.encode();
        bytes memory seals = sealsOf(header, _validators, 2);
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_QuorumMissing.selector, 2, 3));
        qbft.update(_client, header, seals);
        assertRecorded(_client, plan(100));
    }

    /// @dev Neither time nor a good header thaws it; the Council does, and what was recorded before counts no more.
    function test_FrozenUntilTheCouncilRenews() public {
        bring(_client, plan(101));
        qbft.freezeClient(_client);
        assertFrozen();
        vm.warp(block.timestamp + 1 hours);
        expectRefused(_client, plan(102), abi.encodeWithSelector(IQbftClient.QbftClient_Frozen.selector, _client));
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_Frozen.selector, _client));
        qbft.freezeClient(_client);

        (bytes memory header, bytes memory seals) = sealed_(plan(100));
        qbft.renewClient(_client, header, seals);
        assertRecorded(_client, plan(100));
        assertUnknown(_client, 101);
        bring(_client, plan(102));
        assertRecorded(_client, plan(102));
    }

    function assertFrozen() private {
        vm.assertTrue(qbft.statusOf(_client) == ClientStatus.Frozen, "frozen");
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_Frozen.selector, _client));
        qbft.stateAt(_client, 100);
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_Frozen.selector, _client));
        qbft.proveAccount(_client, 100, OUTSIDER, new bytes[](0));
    }
}

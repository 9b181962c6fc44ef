// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {Head, IFeeds} from "../../../contracts/sensing/IFeeds.sol";
import {IStations, Phase} from "../../../contracts/sensing/IStations.sol";
import {SensingBase} from "./SensingBase.sol";

/// @notice Readings that are lost for good are recorded, and never silent.
contract FeedsGapTest is SensingBase {
    function testFuzz_RecordGap(uint64 throughSeq, string memory reason) public {
        Batch memory former = seal(5);
        throughSeq = uint64(_bound(throughSeq, 6, 5 + 2 ** 32));
        bytes[] memory signatures = _signed(6, throughSeq, reason);
        vm.expectEmit(address(feeds));
        emit IFeeds.GapRecorded(station, 6, throughSeq, EPOCH, reason);
        vm.prank(OUTSIDER);
        feeds.recordGap(station, throughSeq, reason, EPOCH, signatures);
        assertHead(station, Head(throughSeq, uint48(former.to), 1, 1, 0), "head");
        Batch memory next = seal(5);
        vm.assertEq(next.firstSeq, throughSeq + 1, "the sequence goes on");
        vm.assertEq(feeds.gapAt(station, 6), throughSeq, "kept for who signed otherwise");
    }

    function test_AGapAtTheBegin() public {
        _record(1, 7);
        assertHead(station, Head(7, 0, 0, 1, 0), "head");
        seal(1);
    }

    /// @dev No quorum uses up a station's numbers.
    function testFuzz_RevertWhen_TheGapIsTooLong(uint64 throughSeq) public {
        seal(5);
        throughSeq = uint64(_bound(throughSeq, 6 + 2 ** 32, type(uint64).max));
        bytes[] memory signatures = _signed(6, throughSeq, "lost");
        expectError(abi.encodeWithSelector(IFeeds.Feeds_GapTooLong.selector, station, 5, throughSeq, 2 ** 32));
        feeds.recordGap(station, throughSeq, "lost", EPOCH, signatures);
    }

    function test_RevertWhen_Replayed() public {
        bytes[] memory signatures = _signed(1, 7, "lost");
        feeds.recordGap(station, 7, "lost", EPOCH, signatures);
        expectError(_emptyGap(7, 7));
        feeds.recordGap(station, 7, "lost", EPOCH, signatures);
    }

    function testFuzz_RevertWhen_TheGapIsEmpty(uint64 throughSeq) public {
        seal(5);
        throughSeq = uint64(_bound(throughSeq, 0, 5));
        expectError(_emptyGap(5, throughSeq));
        feeds.recordGap(station, throughSeq, "lost", EPOCH, new bytes[](0));
    }

    /// @dev A batch came in between: the gap that was signed begins elsewhere.
    function test_RevertWhen_SignedForAnotherBegin() public {
        bytes[] memory signatures = _signed(1, 7, "lost");
        seal(5);
        vm.expectPartialRevert(IStations.Stations_NotGateway.selector);
        feeds.recordGap(station, 7, "lost", EPOCH, signatures);
    }

    function test_RevertWhen_SignedForAnotherEnd() public {
        _notSigned(_signed(1, 6, "lost"));
    }

    function test_RevertWhen_SignedForAnotherReason() public {
        _notSigned(_signed(1, 7, "disk failed"));
    }

    function test_RevertWhen_ABatchIsSignedInstead() public {
        _notSigned(signed(nextBatch(station, 7)));
    }

    function test_RevertWhen_TooFewSigned() public {
        bytes[] memory signatures = sign(feeds.gapDigestOf(station, 1, 7, "lost", EPOCH), first(1));
        expectError(abi.encodeWithSelector(IStations.Stations_TooFewSignatures.selector, station, 1, 2));
        feeds.recordGap(station, 7, "lost", EPOCH, signatures);
    }

    function test_RevertWhen_ARetiredSetSigned() public {
        bytes[] memory signatures = _signed(1, 7, "lost");
        rotate();
        expectError(abi.encodeWithSelector(IStations.Stations_WrongEpoch.selector, station, 2, 1));
        feeds.recordGap(station, 7, "lost", EPOCH, signatures);
    }

    function test_RevertWhen_AGatewaysOrganisationIsRestricted() public {
        setStanding(mill.id, Standing.Restricted);
        bytes[] memory signatures = sign(feeds.gapDigestOf(station, 1, 7, "lost", EPOCH), first(3));
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, mill.id, Standing.Restricted));
        feeds.recordGap(station, 7, "lost", EPOCH, signatures);
    }

    function test_RevertWhen_TheStationIsRetired() public {
        bytes[] memory signatures = _signed(1, 7, "lost");
        retire(station);
        expectError(abi.encodeWithSelector(IStations.Stations_WrongPhase.selector, station, Phase.Retired));
        feeds.recordGap(station, 7, "lost", EPOCH, signatures);
    }

    /// @dev Nothing is sealed inside a gap, neither at its begin nor within.
    function test_RevertWhen_ABatchComesForAGap() public {
        Batch memory batch = nextBatch(station, 3);
        _record(1, 7);
        bytes[] memory signatures = signed(batch);
        expectError(abi.encodeWithSelector(IFeeds.Feeds_SequenceUsed.selector, station, 1, 7));
        submit(batch, EPOCH, signatures);
    }

    function testFuzz_GapDigest(uint64 from, uint64 through, string memory reason, uint32 epoch) public view {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick Feeds"),
                keccak256("1"),
                block.chainid,
                address(feeds)
            )
        );
        bytes32 gap = keccak256(
            abi.encode(
                keccak256("Gap(uint32 station,uint64 firstSeq,uint64 throughSeq,string reason,uint32 epoch)"),
                station,
                from,
                through,
                keccak256(bytes(reason)),
                epoch
            )
        );
        vm.assertEq(
            feeds.gapDigestOf(station, from, through, reason, epoch),
            keccak256(abi.encodePacked(hex"1901", domain, gap)),
            "digest"
        );
    }

    function _signed(uint64 from, uint64 through, string memory reason) private view returns (bytes[] memory) {
        return sign(feeds.gapDigestOf(station, from, through, reason, EPOCH), first(2));
    }

    function _record(uint64 from, uint64 through) private {
        feeds.recordGap(station, through, "lost", EPOCH, _signed(from, through, "lost"));
    }

    function _notSigned(bytes[] memory signatures) private {
        vm.expectPartialRevert(IStations.Stations_NotGateway.selector);
        feeds.recordGap(station, 7, "lost", EPOCH, signatures);
        assertHead(station, Head(0, 0, 0, 0, 0), "head");
    }

    function _emptyGap(uint64 lastSeq, uint64 throughSeq) private view returns (bytes memory) {
        return abi.encodeWithSelector(IFeeds.Feeds_EmptyGap.selector, station, lastSeq, throughSeq);
    }
}

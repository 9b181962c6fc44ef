// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Members} from "../../../contracts/members/Members.sol";
import {Bucket, leafOf} from "../../../contracts/watchlist/Bucket.sol";
import {QueryCount} from "../../../contracts/watchlist/IPoints.sol";
import {Publication, RootRecord} from "../../../contracts/watchlist/IWatchlistRoots.sol";
import {
    Decision,
    Objection,
    OpenObjection,
    Report,
    ReportKey,
    ReportRecord,
    ReportStatus
} from "../../../contracts/watchlist/Report.sol";
import {Watchlist} from "../../../contracts/watchlist/Watchlist.sol";
import {WatchlistRoots} from "../../../contracts/watchlist/WatchlistRoots.sol";
import {ListId} from "../../../contracts/types/ListId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Tag} from "../../../contracts/types/Tag.sol";
import {WatchlistBase} from "../watchlist/WatchlistBase.sol";

/// @notice What each act that succeeded did, by what it was asked for; the contract is asked only for what decides who gets what.
abstract contract WatchlistModel is WatchlistBase {
    struct World {
        Watchlist watchlist;
        WatchlistRoots roots;
        Members members;
        ListId list;
        Org operator;
        Org arbiter;
        Org[3] orgs;
    }

    Org[3] private orgs;
    uint256[3] public free;
    uint256[3] public openOf;
    uint256[3] public earned;
    mapping(bytes32 key => ReportStatus) private was;
    mapping(ReportStatus => uint256) public reached;
    mapping(bytes32 key => bool) private hasEarned;
    uint64[3] private asked;
    uint256 public granted;
    uint256 public totalPaid;
    uint256 public totalEarned;
    uint256 public forbidden;
    uint256 public paidTwice;
    uint256 public refuted;
    uint256 public done;
    /// @dev What the newest root of an epoch was made of: one bucket.
    mapping(uint32 epoch => bytes32[]) private served;

    constructor(World memory world) {
        (watchlist, watchlistRoots, members, list) = (world.watchlist, world.roots, world.members, world.list);
        (bureau, epa) = (world.operator, world.arbiter);
        for (uint256 i = 0; i < 3; i++) (orgs[i], free[i]) = (world.orgs[i], terms().welcome);
    }

    function setUp() public override {} // the world is there

    function org(uint256 by) external view returns (OrgId) {
        return orgs[by].id;
    }

    function tag(uint32 epoch, uint256 subject) public pure returns (Tag) {
        return tagOf(_name(epoch, subject));
    }

    function newest() public view returns (uint32 epoch) {
        (, epoch, , ) = watchlist.lists(list);
    }

    /// @dev By the records, whatever the entry says.
    function inForce(uint32 epoch, uint256 subject) public view returns (uint256 live, uint256 contested) {
        for (uint256 i = 0; i < 3; i++) {
            ReportRecord memory record = watchlist.recordOf(ReportKey(list, epoch, tag(epoch, subject), orgs[i].id));
            if (!record.isOpen() || block.timestamp > record.until) continue;
            live++;
            if (record.status == ReportStatus.Contested) contested++;
        }
    }

    /* ACTS THAT ARE SIGNED */

    function _report(uint256 by, uint256 subject, uint256 life) internal {
        ReportKey memory key = _key(by, subject);
        uint32 number = watchlist.recordOf(key).number + 1;
        uint48 until = uint48(block.timestamp + life);
        Report memory each = Report(list, key.epoch, key.tag, key.organisation, number, 0, EVIDENCE, until, until);
        bytes32 digest = digestOf(each);
        bytes memory knowledge = signatureOf(_name(key.epoch, subject % 3), digest);
        bytes memory signature = signatureOf(makerOf(_org(by)), digest);
        if (_do(OUTSIDER, abi.encodeCall(watchlist.report, (each, signature, knowledge)))) _locked(by);
        _look();
    }

    function _object(uint256 by, uint256 to, uint256 subject) internal {
        ReportKey memory key = _key(to, subject);
        ReportRecord memory record = watchlist.recordOf(key);
        Objection memory each = Objection(
            list,
            key.epoch,
            key.tag,
            key.organisation,
            record.number,
            _org(by).id,
            record.objections + 1,
            EVIDENCE,
            uint48(block.timestamp)
        );
        bytes memory signature = signatureOf(makerOf(_org(by)), digestOf(each));
        if (_do(OUTSIDER, abi.encodeCall(watchlist.object, (each, signature)))) _locked(by);
        _look();
    }

    function _decide(uint256 to, uint256 subject, bool upheld) internal {
        ReportKey memory key = _key(to, subject);
        ReportRecord memory record = watchlist.recordOf(key);
        OpenObjection memory open = watchlist.objectionOf(key);
        Decision memory each = Decision(
            list,
            key.epoch,
            key.tag,
            key.organisation,
            record.number,
            record.objections,
            upheld,
            EVIDENCE,
            uint48(block.timestamp)
        );
        bytes memory signature = signatureOf(checkerOf(epa), digestOf(each));
        if (_do(OUTSIDER, abi.encodeCall(watchlist.decide, (each, signature)))) _lost(to, open, upheld);
        _look();
    }

    function _count(uint256 by, uint64 more) internal {
        QueryCount memory queries = countOf(_org(by), asked[by % 3] + more);
        bytes memory signature = signatureOf(makerOf(_org(by)), digestOf(queries));
        if (!_do(OUTSIDER, abi.encodeCall(watchlist.count, (queries, signature)))) return;
        asked[by % 3] += more;
        free[by % 3] -= more * terms().price;
        totalPaid += more * terms().price;
    }

    /* ROOTS */

    /// @dev What is in force this second, as an honest service publishes it.
    function _publish(uint32 epoch) internal {
        bytes32[] memory entries = new bytes32[](3);
        uint256 count;
        for (uint256 subject = 0; subject < 3; subject++) {
            (uint256 live, ) = inForce(epoch, subject);
            if (live != 0) entries[count++] = bytes32(tag(epoch, subject).raw());
        }
        bytes32[] memory exact = new bytes32[](count);
        for (uint256 i = 0; i < count; i++) exact[i] = entries[i];
        _publishAs(epoch, exact);
    }

    function _publishAs(uint32 epoch, bytes32[] memory entries) internal {
        uint32 last = watchlistRoots.rootCount(list, epoch);
        bytes32 previous = last == 0 ? bytes32(0) : watchlistRoots.rootAt(list, epoch, last).root;
        bytes32 root = _bucket(entries).leafOf(list, epoch);
        uint32 count = uint32(entries.length);
        uint48 asOf = uint48(block.timestamp);
        Publication memory each = Publication(list, epoch, last + 1, previous, root, count, 0, asOf);
        vm.prank(bureau.device);
        (bool ok, ) = address(watchlistRoots).call(abi.encodeCall(watchlistRoots.publish, (each)));
        if (!ok) return;
        done++;
        served[epoch] = entries;
    }

    function _refute(uint256 by, uint256 subject, bool invention) internal {
        uint32 epoch = watchlist.currentEpoch(list);
        uint256 entries = served[epoch].length;
        if (watchlistRoots.rootCount(list, epoch) == 0 || (invention && entries == 0)) return;
        bytes memory data =
            invention ? _invention(epoch, subject % entries) : _omission(epoch, tag(epoch, subject % 3), _org(by).id);
        (bool ok, ) = address(watchlistRoots).call(data);
        if (ok) refuted++;
    }

    function _invention(uint32 epoch, uint256 position) private view returns (bytes memory) {
        uint32 last = watchlistRoots.rootCount(list, epoch);
        Bucket memory bucket = _bucket(served[epoch]);
        return abi.encodeCall(watchlistRoots.proveInvention, (list, epoch, last, bucket, position));
    }

    function _omission(uint32 epoch, Tag missing, OrgId reporter) private view returns (bytes memory) {
        uint32 last = watchlistRoots.rootCount(list, epoch);
        Bucket memory bucket = _bucket(served[epoch]);
        return abi.encodeCall(watchlistRoots.proveOmission, (list, epoch, last, bucket, missing, reporter));
    }

    /* WHO, AND WHOM */

    function _org(uint256 by) internal view returns (Org memory) {
        return orgs[by % 3];
    }

    function _indexOf(OrgId id) internal view returns (uint256 index) {
        while (orgs[index].id != id) index++;
    }

    /// @dev Mostly in the epoch that was announced last; what is left of the one before, too.
    function _key(uint256 by, uint256 subject) internal view returns (ReportKey memory) {
        uint32 epoch = newest();
        if (epoch == 2 && (subject >> 128) % 3 == 0) epoch = 1;
        return ReportKey(list, epoch, tag(epoch, subject % 3), _org(by).id);
    }

    function _name(uint32 epoch, uint256 subject) private pure returns (string memory) {
        return string.concat("subject ", vm.toString(subject), " in epoch ", vm.toString(uint256(epoch)));
    }

    function _bucket(bytes32[] memory entries) private pure returns (Bucket memory) {
        return Bucket(0, entries, new bytes32[](0));
    }

    /* THE MODEL */

    function _do(address by, bytes memory data) internal returns (bool ok) {
        vm.prank(by);
        (ok, ) = address(watchlist).call(data);
        if (ok) done++;
    }

    function _granted(uint256 to, uint64 points) internal {
        granted += points;
        free[to % 3] += points;
    }

    function _locked(uint256 by) private {
        openOf[by % 3]++;
        free[by % 3] -= terms().stake;
    }

    function _unlocked(uint256 by) internal {
        openOf[by % 3]--;
        free[by % 3] += terms().stake;
    }

    /// @dev Who was wrong loses to the other: the reporter where the objection is upheld.
    function _lost(uint256 reporter, OpenObjection memory open, bool upheld) internal {
        uint256 objector = _indexOf(open.objector);
        if (upheld) openOf[reporter % 3]--;
        openOf[objector]--;
        if (upheld) free[objector] += 2 * terms().stake;
        else free[reporter % 3] += terms().stake;
    }

    function _earned(uint256 by, ReportKey memory key, uint256 points) internal {
        bytes32 id = keccak256(abi.encode(key));
        if (hasEarned[id]) paidTwice++;
        hasEarned[id] = true;
        free[by % 3] += points;
        earned[by % 3] += points;
        totalEarned += points;
    }

    /// @dev Looks at every report, and counts what moved where it must not.
    function _look() internal {
        for (uint256 i = 0; i < 18; i++) {
            (uint32 epoch, uint256 subject) = (uint32(1 + (i / 9)), (i / 3) % 3);
            ReportKey memory key = ReportKey(list, epoch, tag(epoch, subject), orgs[i % 3].id);
            (bytes32 id, ReportStatus status) = (keccak256(abi.encode(key)), watchlist.recordOf(key).status);
            if (status == was[id]) continue;
            if (!_allowed(was[id], status)) forbidden++;
            reached[status]++;
            was[id] = status;
        }
    }

    function _allowed(ReportStatus from, ReportStatus to) private pure returns (bool) {
        if (from == ReportStatus.Corrected || to == ReportStatus.None) return false;
        if (from == ReportStatus.Live) {
            return to == ReportStatus.Contested || to == ReportStatus.Withdrawn || to == ReportStatus.Released;
        }
        if (from != ReportStatus.Contested) return to == ReportStatus.Live;
        return to == ReportStatus.Live || to == ReportStatus.Lapsed || to == ReportStatus.Corrected;
    }
}

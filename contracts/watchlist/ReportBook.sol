// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IReports} from "./IReports.sol";
import {Points} from "./Points.sol";
import {OpenObjection, ReportKey, ReportRecord, ReportStatus} from "./Report.sol";
import {ListId} from "../types/ListId.sol";
import {OrgId} from "../types/OrgId.sol";
import {Tag} from "../types/Tag.sol";

/// @title ReportBook
/// @notice Documented in IReports. Here: what is on record of reports, and how it reads.
abstract contract ReportBook is IReports, Points {
    /// @dev Organisations that are kept for a tag and epoch, 32 bits each. Never taken out, so that what was in force when can be told.
    uint256 private constant MOST_REPORTERS = 8;

    mapping(bytes32 key => ReportRecord) internal _reports;
    mapping(bytes32 key => OpenObjection) internal _objections;
    mapping(bytes32 key => uint256 reporters) private _reporters;
    /// @inheritdoc IReports
    mapping(ListId list => mapping(uint32 epoch => mapping(OrgId org => uint32))) public earnedIn;

    /* READING */

    /// @inheritdoc IReports
    function recordOf(ReportKey calldata key) external view returns (ReportRecord memory) {
        return _reports[_id(key)];
    }

    /// @inheritdoc IReports
    function objectionOf(ReportKey calldata key) external view returns (OpenObjection memory) {
        return _objections[_id(key)];
    }

    /// @inheritdoc IReports
    function reportersOf(ListId list, uint32 epoch, Tag tag) public view returns (OrgId[] memory orgs) {
        uint256 packed = _reporters[_entryId(list, epoch, tag)];
        uint256 length;
        while (length < MOST_REPORTERS && uint32(packed >> (32 * length)) != 0) length++;
        orgs = new OrgId[](length);
        for (uint256 i = 0; i < length; i++) orgs[i] = OrgId.wrap(uint32(packed >> (32 * i)));
    }

    /// @inheritdoc IReports
    function entryOf(
        ListId list,
        uint32 epoch,
        Tag tag
    ) external view returns (uint8 reporters, uint8 contested, uint32 reasons, uint48 until) {
        if (epoch < currentEpoch(list)) return (0, 0, 0, 0);
        OrgId[] memory orgs = reportersOf(list, epoch, tag);
        for (uint256 i = 0; i < orgs.length; i++) {
            ReportRecord memory each = _recordOf(list, epoch, tag, orgs[i]);
            if (!each.isInForce(block.timestamp)) continue;
            reporters++;
            if (each.status == ReportStatus.Contested) contested++;
            reasons |= uint32(1) << each.reason;
            if (each.until > until) until = each.until;
        }
    }

    function _recordOf(ListId list, uint32 epoch, Tag tag, OrgId org) internal view returns (ReportRecord memory) {
        return _reports[_idOf(list, epoch, tag, org)];
    }

    /// @dev Reports of a tag that nobody contests, and that have stayed for `maturity`.
    function _stayed(ListId list, uint32 epoch, Tag tag, uint256 maturity) internal view returns (uint256 stayed) {
        OrgId[] memory orgs = reportersOf(list, epoch, tag);
        for (uint256 i = 0; i < orgs.length; i++) {
            ReportRecord memory each = _recordOf(list, epoch, tag, orgs[i]);
            bool old = each.reportedAt + maturity <= block.timestamp;
            if (old && each.status == ReportStatus.Live && block.timestamp <= each.until) stayed++;
        }
    }

    function _inForce(ReportKey memory key, ReportRecord memory record) internal view returns (bool) {
        return record.isInForce(block.timestamp) && key.epoch >= currentEpoch(key.list);
    }

    /* PLACES */

    function _keepReporter(ListId list, uint32 epoch, Tag tag, OrgId org) internal {
        bytes32 id = _entryId(list, epoch, tag);
        uint256 count = reportersOf(list, epoch, tag).length;
        require(count < MOST_REPORTERS, Watchlist_ReportersFull(tag, MOST_REPORTERS));
        _reporters[id] |= uint256(org.raw()) << (32 * count);
    }

    function _requireStatus(ReportKey memory key, ReportStatus status) internal view returns (ReportRecord storage) {
        ReportRecord storage record = _reports[_id(key)];
        require(record.status == status, Watchlist_WrongStatus(key.tag, key.organisation, record.status));
        return record;
    }

    function _id(ReportKey memory key) internal pure returns (bytes32) {
        return keccak256(abi.encode(key));
    }

    function _idOf(ListId list, uint32 epoch, Tag tag, OrgId org) internal pure returns (bytes32) {
        return keccak256(abi.encode(list, epoch, tag, org)); // as _id
    }

    function _entryId(ListId list, uint32 epoch, Tag tag) internal pure returns (bytes32) {
        return keccak256(abi.encode(list, epoch, tag));
    }
}
